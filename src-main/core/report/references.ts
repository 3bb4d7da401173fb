/** Works that a report refers to, as text and as BibTeX. */

export interface Reference {
  readonly key: string;
  /** In the style of APA 7, without italics. */
  readonly text: string;
  readonly bibtex: string;
}

export const references = {
  kruskal: {
    key: 'kruskal1964',
    text: 'Kruskal, J. B. (1964). Multidimensional scaling by optimizing goodness of fit to a nonmetric hypothesis. Psychometrika, 29(1), 1–27. https://doi.org/10.1007/BF02289565',
    bibtex: `@article{kruskal1964,
  author = {Kruskal, Joseph B.},
  title = {Multidimensional scaling by optimizing goodness of fit to a nonmetric hypothesis},
  journal = {Psychometrika}, volume = {29}, number = {1}, pages = {1--27}, year = {1964}, doi = {10.1007/BF02289565}
}`,
  },
  sketchANet: {
    key: 'yu2017',
    text: 'Yu, Q., Yang, Y., Liu, F., Song, Y.-Z., Xiang, T., & Hospedales, T. M. (2017). Sketch-a-Net: A deep neural network that beats humans. International Journal of Computer Vision, 122(3), 411–425. https://doi.org/10.1007/s11263-016-0932-3',
    bibtex: `@article{yu2017,
  author = {Yu, Qian and Yang, Yongxin and Liu, Feng and Song, Yi-Zhe and Xiang, Tao and Hospedales, Timothy M.},
  title = {Sketch-a-Net: A deep neural network that beats humans},
  journal = {International Journal of Computer Vision}, volume = {122}, number = {3}, pages = {411--425}, year = {2017}, doi = {10.1007/s11263-016-0932-3}
}`,
  },
  nadeau: {
    key: 'nadeau2003',
    text: 'Nadeau, C., & Bengio, Y. (2003). Inference for the generalization error. Machine Learning, 52(3), 239–281. https://doi.org/10.1023/A:1024068626366',
    bibtex: `@article{nadeau2003,
  author = {Nadeau, Claude and Bengio, Yoshua},
  title = {Inference for the generalization error},
  journal = {Machine Learning}, volume = {52}, number = {3}, pages = {239--281}, year = {2003}, doi = {10.1023/A:1024068626366}
}`,
  },
  szegedy: {
    key: 'szegedy2016',
    text: 'Szegedy, C., Vanhoucke, V., Ioffe, S., Shlens, J., & Wojna, Z. (2016). Rethinking the inception architecture for computer vision. In Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition (pp. 2818–2826). https://doi.org/10.1109/CVPR.2016.308',
    bibtex: `@inproceedings{szegedy2016,
  author = {Szegedy, Christian and Vanhoucke, Vincent and Ioffe, Sergey and Shlens, Jonathon and Wojna, Zbigniew},
  title = {Rethinking the inception architecture for computer vision},
  booktitle = {Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition}, pages = {2818--2826}, year = {2016}, doi = {10.1109/CVPR.2016.308}
}`,
  },
} as const satisfies Record<string, Reference>;

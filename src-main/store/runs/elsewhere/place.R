# Places a drawing outside of Shape Space Studio: Rscript place.R FOLDER drawing.png
# Needs the R package reticulate and, in its Python, onnxruntime, numpy and pillow: reticulate::py_install(c("onnxruntime", "numpy", "pillow"))
# FOLDER holds model.onnx and place.json. What a network makes of a picture is in place.py, which lies beside this file.
own <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
outside <- reticulate::import_from_path("place", path = dirname(own))
arguments <- commandArgs(trailingOnly = TRUE)
print(unlist(outside$place(arguments[1], arguments[2])))

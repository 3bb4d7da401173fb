# Dissimilarities of published data sets for build/golden/space_minima.py: 14 colours (Ekman 1954), 36 Morse signals (Rothkopf 1957), 21
# cities (R's datasets).   Rscript space_minima_data.R data.json [folder of smacof's source]
suppressPackageStartupMessages(library(jsonlite))
folder <- commandArgs(TRUE)[2]
for (name in c("ekman", "morse")) if (is.na(folder)) data(list = name, package = "smacof") else load(file.path(folder, "data", paste0(name, ".rda")))
plain <- function(d) unname(as.matrix(d))
writeLines(toJSON(list(ekman = plain(1 - ekman), morse = plain(morse), eurodist = plain(eurodist)), digits = NA), commandArgs(TRUE)[1])

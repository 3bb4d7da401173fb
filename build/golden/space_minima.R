# Configurations that R's programs for multidimensional scaling find; one of the two peers of build/golden/space_minima.py, which calls
# it. Needs R with MASS, vegan, jsonlite and smacof; where smacof is no package, SMACOF_SOURCE names a folder of its source with
# the C files built into src/smacof.so.   Rscript space_minima.R problems.json configurations.json

suppressPackageStartupMessages({ library(MASS); library(vegan); library(jsonlite) })
source_folder <- Sys.getenv("SMACOF_SOURCE")
if (source_folder == "") {
  suppressPackageStartupMessages(library(smacof))
  smacof_version <- as.character(packageVersion("smacof"))
} else {
  for (file in list.files(file.path(source_folder, "R"), full.names = TRUE)) sys.source(file, envir = globalenv())
  dll <- dyn.load(file.path(source_folder, "src", "smacof.so"))
  weightedMean <- getNativeSymbolInfo("weightedMean", dll)
  wmonreg <- getNativeSymbolInfo("wmonreg", dll)
  smacof_version <- read.dcf(file.path(source_folder, "DESCRIPTION"))[1, "Version"]
}

given <- fromJSON(commandArgs(TRUE)[1], simplifyVector = FALSE)
starts <- given$starts
matrix_of <- function(data) {
  values <- vapply(data$values, function(v) if (is.null(v)) NA_real_ else as.numeric(v), 0)
  matrix(values, data$n, data$n)
}

timed <- function(program, fit, n, k, seed) {
  set.seed(seed)
  began <- proc.time()[["user.self"]]
  found <- lapply(seq_len(starts + 1), function(s) {
    # The first start is classical scaling where the program takes one, as it is in every program compared.
    start <- if (s == 1) NULL else matrix(runif(n * k, -1, 1), n, k)
    tryCatch(suppressWarnings(fit(start)), error = function(problem) NULL)
  })
  list(program = program, seconds = (proc.time()[["user.self"]] - began) / (starts + 1), configurations = Filter(Negate(is.null), found))
}

results <- lapply(given$problems, function(problem) {
  d <- matrix_of(given$data[[problem$data]])
  n <- nrow(d); k <- problem$dims; rule <- problem$rule
  filled <- d
  filled[is.na(filled)] <- mean(d[upper.tri(d)], na.rm = TRUE)
  classical <- function() torgerson(filled, p = k) + 1e-8 * matrix(rnorm(n * k), n, k)
  begin <- function(start) if (is.null(start)) classical() else start
  complete <- !anyNA(d)
  runs <- list()
  types <- list(ratio = "ratio", interval = "interval", primary = "ordinal", secondary = "ordinal", tertiary = "ordinal")
  weights <- (!is.na(d)) * 1
  runs$smacof <- timed("smacof", function(start) {
    smacofSym(filled, ndim = k, type = types[[rule]], ties = if (types[[rule]] == "ordinal") rule else "primary",
      weightmat = weights, init = begin(start), itmax = 5000, eps = 1e-8)$conf
  }, n, k, problem$seed)
  if (rule %in% c("primary", "secondary", "interval")) {
    runs$monoMDS <- timed("monoMDS", function(start) {
      monoMDS(as.dist(d), y = begin(start), k = k, model = if (rule == "interval") "linear" else "global", weakties = rule == "primary",
        maxit = 1000, smin = 1e-6, pc = FALSE)$points
    }, n, k, problem$seed)
  }
  if (complete && rule %in% c("primary", "secondary")) {
    runs$isoMDS <- timed("isoMDS", function(start) {
      isoMDS(as.dist(pmax(d, 1e-9)), y = begin(start), k = k, maxit = 1000, trace = FALSE, tol = 1e-6)$points
    }, n, k, problem$seed)
  }
  message(problem$data, " ", rule, " ", k)
  unname(runs)
})
writeLines(toJSON(list(
  versions = list(R = paste(R.version$major, R.version$minor, sep = "."), smacof = smacof_version,
    MASS = as.character(packageVersion("MASS")), vegan = as.character(packageVersion("vegan"))),
  results = results
), digits = NA, auto_unbox = TRUE), commandArgs(TRUE)[2])

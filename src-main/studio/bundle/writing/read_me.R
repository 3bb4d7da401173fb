# Loads the tables of this data set, computes its main numbers again from the predictions, and redraws the main figure.
# Base R only. Run it in the folder of the data set:  Rscript analysis/read_me.R
# Formulas: mse and med are means over test predictions of squared and of plain Euclidean distances to the true place; r2 is the mean
# over axes of 1 - residual / total sum of squares; kendall is tau-b between distances of predicted places and dissimilarities.

file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
root <- if (length(file) == 1) dirname(dirname(normalizePath(file))) else getwd()
load_table <- function(name) {
  path <- file.path(root, "data", name)
  if (!file.exists(path)) return(NULL)
  read.csv(path, stringsAsFactors = FALSE, check.names = FALSE, fileEncoding = "UTF-8", na.strings = "")
}
stimuli <- load_table("content-stimuli_data.csv")
ratings <- load_table("content-ratings_data.csv")
dissimilarities <- load_table("content-dissimilarities_data.csv")
predictions <- load_table("content-predictions_data.csv")
metrics <- load_table("content-metrics_data.csv")
comparisons <- load_table("content-comparisons_data.csv")
if (is.null(predictions) || is.null(metrics)) {
  cat("This data set has no predictions yet: its tables are loaded, there is nothing to compute again.\n")
  quit(status = 0)
}

test <- predictions[predictions$role == "test", ]
axes <- sum(grepl("^true[0-9]+$", names(predictions)))
true_places <- function(rows) as.matrix(rows[paste0("true", seq_len(axes))])
predicted_places <- function(rows) as.matrix(rows[paste0("predicted", seq_len(axes))])
squared_errors <- function(rows) rowSums((true_places(rows) - predicted_places(rows))^2)

judged <- matrix(NA, nrow(stimuli), nrow(stimuli), dimnames = list(stimuli$id, stimuli$id))
if (!is.null(dissimilarities)) {
  judged[cbind(dissimilarities$first, dissimilarities$second)] <- dissimilarities$dissimilarity
  judged[cbind(dissimilarities$second, dissimilarities$first)] <- dissimilarities$dissimilarity
}
kendall <- function(rows) { # each stimulus at the mean of its copies
  names <- unique(rows$stimulus)
  means <- rowsum(predicted_places(rows), rows$stimulus)[names, , drop = FALSE] / as.vector(table(rows$stimulus)[names])
  distances <- as.matrix(dist(means))
  people <- judged[names, names, drop = FALSE]
  pairs <- lower.tri(distances) & !is.na(people)
  if (sum(pairs) < 2) return(NA)
  suppressWarnings(cor(distances[pairs], people[pairs], method = "kendall"))
}
measure <- function(rows) {
  truth <- true_places(rows)
  total <- colSums(sweep(truth, 2, colMeans(truth))^2)
  total[apply(truth, 2, function(column) all(column == column[1]))] <- 0
  residual <- colSums((truth - predicted_places(rows))^2)
  squared <- squared_errors(rows)
  share <- ifelse(total > 0, 1 - residual / total, as.numeric(residual == 0)) # an axis on which these places are all the same
  c(mse = mean(squared), med = mean(sqrt(squared)), r2 = if (nrow(rows) > 1) mean(share) else NA, kendall = kendall(rows))
}

key <- function(rows) paste(rows$step, rows$method)
differ <- 0
compared <- 0
equal <- function(what, computed, published) {
  if (is.na(published) || is.na(computed)) return(invisible())
  compared <<- compared + 1
  if (abs(computed - published) > 1e-6 * max(1, abs(published))) {
    differ <<- differ + 1
    cat(sprintf("DIFFERS: %s is %.9g here and %.9g in the data set\n", what, computed, published))
  }
}
test <- test[is.na(test$variant), ]
own <- metrics[is.na(metrics$baseline) & is.na(metrics$variant), ]
cat(sprintf("%-10s %-42s %8s %8s %8s %8s\n", "step", "method", "mse", "med", "r2", "tau"))
for (name in unique(key(test))) {
  rows <- test[key(test) == name, ]
  if (any(duplicated(rows[c("stimulus", "fold", "seed", "copy")]))) next # several settings of one method
  by_seed <- split(rows, ifelse(is.na(rows$seed), 0, rows$seed)) # of several seeds each is pooled by itself first
  pooled <- rowMeans(sapply(by_seed, measure))
  folds <- do.call(cbind, lapply(by_seed, function(own_rows) sapply(sort(unique(own_rows$fold)), function(fold) measure(own_rows[own_rows$fold == fold, ]))))
  cat(sprintf("%-10s %-42s %8.4f %8.4f %8.4f %8.4f\n", rows$step[1], rows$method[1], pooled["mse"], pooled["med"], pooled["r2"], pooled["kendall"]))
  for (metric in names(pooled)) {
    line <- own[key(own) == name & own$metric == metric & own$dims == rows$dims[1], ]
    if (nrow(line) != 1) next
    equal(paste(name, metric, "pooled"), pooled[[metric]], line$pooled_over_stimuli)
    equal(paste(name, metric, "mean over folds"), mean(folds[metric, ]), line$mean_over_folds)
    if (ncol(folds) > 1) equal(paste(name, metric, "sd over folds"), sd(folds[metric, ]), line$sd_over_folds)
  }
}

# The random generator sfc32 (C. Doty-Humphrey, PractRand), on doubles that hold 32-bit words.
word <- 2^32
xor <- function(a, b) bitwXor(a %/% 65536, b %/% 65536) * 65536 + bitwXor(a %% 65536, b %% 65536)
bootstrap <- function(differences, state, draws) {
  n <- length(differences)
  usable <- word - word %% n
  means <- numeric(draws)
  a <- state[1]; b <- state[2]; c <- state[3]; counter <- state[4]
  next_word <- function() {
    out <- (a + b + counter) %% word
    counter <<- (counter + 1) %% word
    a <<- xor(b, b %/% 512)
    b <<- (c * 9) %% word
    c <<- (((c * 2097152) %% word) + (c %/% 2048) + out) %% word
    out
  }
  for (draw in seq_len(draws)) {
    sum <- 0
    for (i in seq_len(n)) {
      drawn <- next_word()
      while (drawn >= usable) drawn <- next_word()
      sum <- sum + differences[drawn %% n + 1]
      next_word() # the sign of the permutation test
    }
    means[draw] <- sum / n
  }
  means
}
compare <- comparisons[!is.na(comparisons$stream1) & comparisons$metric == "mse", ]
for (i in seq_len(NROW(compare))) {
  line <- compare[i, ]
  side <- function(step, method) {
    rows <- test[test$step == step & test$method == method, ]
    rows <- rows[order(rows$fold), ] # as they are resampled: fold by fold
    tapply(squared_errors(rows), factor(rows$stimulus, levels = unique(rows$stimulus)), mean)
  }
  first <- side(line$step_a, line$method_a)
  second <- side(line$step_b, line$method_b)
  shared <- intersect(names(first), names(second))
  differences <- first[shared] - second[shared]
  equal("difference in mse", mean(differences), line$difference)
  means <- bootstrap(as.numeric(differences), as.numeric(line[paste0("stream", 1:4)]), line$draws)
  interval <- quantile(means, c(0.025, 0.975), type = 7, names = FALSE)
  cat(sprintf("\nDifference in mse, step %s %s minus step %s %s: %.4f, 95 %% interval from %.4f to %.4f\n",
    line$step_a, line$method_a, line$step_b, line$method_b, mean(differences), interval[1], interval[2]))
  equal("lower end of the interval", interval[1], line$interval_low)
  equal("upper end of the interval", interval[2], line$interval_high)
}

best <- own[own$metric == "mse" & key(own) %in% unique(key(test)) & own$step != 0 & own$dims == test$dims[1], ]
if (nrow(best) > 0 && axes >= 2) {
  best <- best[which.min(best$pooled_over_stimuli), ]
  rows <- test[key(test) == key(best), ]
  pdf(file.path(root, "results", "map-from-R.pdf"), width = 6, height = 6)
  truth <- true_places(rows); predicted <- predicted_places(rows)
  plot(rbind(truth, predicted)[, 1:2], type = "n", asp = 1, xlab = "axis 1", ylab = "axis 2", main = paste("True and predicted places:", best$name))
  segments(predicted[, 1], predicted[, 2], truth[, 1], truth[, 2], col = "grey60")
  points(truth[, 1:2], pch = 16); points(predicted[, 1:2], pch = 1)
  text(truth[, 1:2], labels = rows$stimulus, pos = 3, cex = 0.5)
  legend("topright", c("true", "predicted"), pch = c(16, 1), bty = "n")
  invisible(dev.off())
}
cat(sprintf("\n%d numbers compared with those of the data set, %d differ.\n", compared, differ))
quit(status = if (differ > 0) 1 else 0)

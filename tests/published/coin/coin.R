# Exact and asymptotic tests of changes, with coin 1.4.2 (R 4.2.2). The changes are
# invented; run in this folder.
suppressMessages(library(coin))
set.seed(20220530)
sets <- list(
  zeros_ties = c(0, 0, 1, -1, 2, 3, 3, -4, 5, 6, 0, 2),
  item_means = c(1, -2, 4, 3, 3, 5, -1, 0, 2, 7, -3, 1, 1, 6, 2, -1, 4, 0) / 7,
  twenty = c(3.1, -1.2, 4.5, 0.3, 2.2, 7.9, -5.4, 1.1, 6.3, -2.6, 8.8, 0.7, -3.3, 5.2,
             1.9, 9.4, -0.9, 2.8, 4.1, -6.6),
  fifty = round(rnorm(50, 0.8, 3)),
  sixty = round(rnorm(60, 0.9, 3) * 4) / 4,
  hundred = round(rnorm(100, 0.3, 2) * 3) / 3
)
rank_test <- function(d, how) {
  test <- wilcoxsign_test(d ~ rep(0, length(d)), distribution = how, zero.method = "Pratt")
  c(statistic(test, "linear")[1], pvalue(test))
}
# scores in whole numbers, so that ties of sums are ties
flip_test <- function(d, unit) {
  whole <- round(d * unit)
  y <- c(whole, rep(0, length(d)))
  when <- factor(rep(c("to", "from"), each = length(d)))
  person <- factor(rep(seq_along(d), 2))
  pvalue(oneway_test(y ~ when | person, distribution = exact()))
}
units <- c(1, 7, 10, 1, 4, 3)
rows <- lapply(seq_along(sets), function(i) {
  d <- round(sets[[i]], 9)
  ranked <- rank_test(d, if (length(d) <= 50) exact() else asymptotic())
  data.frame(set = names(sets)[i], quantity = c("statistic", "wilcoxon", "permutation"),
             value = sprintf("%.12g", c(ranked, flip_test(sets[[i]], units[i]))))
})
write.csv(do.call(rbind, rows), "coin.csv", row.names = FALSE, quote = FALSE)
changes <- stack(sets)
write.csv(data.frame(set = changes$ind, change = sprintf("%.15g", changes$values)),
          "changes.csv", row.names = FALSE, quote = FALSE)

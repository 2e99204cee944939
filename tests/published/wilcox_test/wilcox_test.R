# Hodges-Lehmann shifts of changes without ties and zeros, with wilcox.test of base R
# 4.2.2: exact to 50 pairs, above by the normal approximation corrected for continuity.
# The changes are invented; run in this folder.
set.seed(20220531)
sets <- list(
  seven = round(rnorm(7, 2, 4), 3),
  fifteen = round(rnorm(15, 1, 5), 3),
  fifty = round(rnorm(50, -1, 6), 4),
  sixty = round(rnorm(60, 0.5, 3), 5),
  many = round(rnorm(300, 0.4, 3), 6)
)
shift <- function(d, level) {
  stopifnot(!anyDuplicated(abs(d)), all(d != 0))
  test <- wilcox.test(d, conf.int = TRUE, conf.level = level, exact = length(d) <= 50,
                      tol.root = 1e-12)
  means <- outer(d, d, "+") / 2
  c(median(means[upper.tri(means, diag = TRUE)]), test$conf.int)
}
rows <- lapply(names(sets), function(name) {
  do.call(rbind, lapply(c(0.9, 0.95), function(level) {
    data.frame(set = name, level = level, quantity = c("estimate", "low", "high"),
               value = sprintf("%.12g", shift(sets[[name]], level)))
  }))
})
write.csv(do.call(rbind, rows), "wilcox_test.csv", row.names = FALSE, quote = FALSE)
changes <- stack(sets)
write.csv(data.frame(set = changes$ind, change = changes$values), "changes.csv",
          row.names = FALSE, quote = FALSE)

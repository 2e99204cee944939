# Means, distances from norms, and those lost beside those who stayed, with base R and
# effectsize, on invented scores (scores.csv). Rscript base_r.R > base_r.csv
# R 4.2.2, effectsize 0.8.3
scores <- read.csv("scores.csv")
out <- function(name, values) {
  names <- names(values)
  for (i in seq_along(values)) cat(sprintf("%s.%s,%.12g\n", name, names[i], values[[i]]))
}
cat("name,value\n")

for (time in c("t1", "t2", "t3")) {
  x <- na.omit(scores[[time]])
  t <- t.test(x)
  out(paste0("mean.", time), c(n = length(x), estimate = mean(x), sd = sd(x), minimum = min(x),
                               maximum = max(x), low = t$conf.int[1], high = t$conf.int[2]))
  # a norm of 51.6 (SD 8.71), taken as fixed
  f <- t.test(x, mu = 51.6)
  parts <- function(t) c(statistic = unname(t$statistic), df = unname(t$parameter),
                         p = t$p.value, low = t$conf.int[1], high = t$conf.int[2])
  fixed <- parts(f)
  fixed[c("low", "high")] <- fixed[c("low", "high")] - 51.6
  out(paste0("distance_fixed.", time), c(estimate = mean(x) - 51.6, fixed))
  # the same norm of 120 people: a sample that has exactly this mean and SD
  norm <- as.vector(scale(seq_len(120))) * 8.71 + 51.6
  out(paste0("distance.", time), c(estimate = mean(x) - mean(norm), parts(t.test(x, norm))))
  # a pooled mean with its standard error alone
  error <- sqrt(var(x) / length(x) + 0.9^2)
  df <- length(x) - 1
  reach <- qt(0.975, df) * error
  gap <- mean(x) - 51.6
  out(paste0("pooled.", time), c(estimate = gap, statistic = gap / error, df = df,
                                 p = 2 * pt(-abs(gap / error), df), low = gap - reach, high = gap + reach))
}

for (to in c("t2", "t3")) {
  here <- scores[!is.na(scores$t1), ]
  lost <- here$t1[is.na(here[[to]])]
  stayed <- here$t1[!is.na(here[[to]])]
  # over the root mean square of the two SDs; its large-sample error by hand
  d <- effectsize::cohens_d(lost, stayed, pooled_sd = FALSE)$Cohens_d
  n <- c(length(lost), length(stayed))
  error <- sqrt(sum(n) / prod(n) + d^2 / (2 * sum(n)))
  reach <- qnorm(0.975) * error
  out(paste0("lost_difference.t1-", to), c(n = sum(n), n_smallest = min(n), estimate = d,
                                           low = d - reach, high = d + reach))
}

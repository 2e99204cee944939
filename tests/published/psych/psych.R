# Internal consistency and agreement, with psych 2.2.9 (R 4.2.2).
# The answers are invented here: 40 people, 6 items from 1 to 5, item d turned round, a few
# left out. The ratings are the example on the help page of cohen.kappa; the table of
# counts is invented.
library(psych)

set.seed(11)
people <- 40
mood <- rnorm(people)
answers <- sapply(c(a = 1, b = 0.8, c = 0.6, d = -0.9, e = 1.2, f = 0.3), function(loading)
  pmin(pmax(round(3 + loading * mood + rnorm(people, sd = 0.9)), 1), 5))
answers[cbind(c(3, 17, 17, 29), c(2, 1, 5, 6))] <- NA
keyed <- answers
keyed[, "d"] <- 6 - keyed[, "d"]

describe_alpha <- function(name, items) {
  whole <- items[complete.cases(items), ]
  a <- suppressWarnings(alpha(whole, warnings = FALSE))
  c(setNames(c(a$total$raw_alpha, a$feldt$lower.ci[[1]], a$feldt$upper.ci[[1]], nrow(whole)),
             paste(name, c("alpha", "low", "high", "n"), sep = "_")),
    setNames(a$item.stats$r.drop, paste0(name, "_r_drop_", colnames(items))))
}

rater1 <- c(1, 2, 3, 4, 5, 6, 7, 8, 9)
rater2 <- c(1, 3, 1, 6, 1, 5, 5, 6, 7)
describe_kappa <- function(name, x) {
  k <- suppressWarnings(cohen.kappa(x))
  setNames(c(k$confid["unweighted kappa", c("estimate", "lower", "upper")], k$n.obs),
           paste(name, c("kappa", "low", "high", "n"), sep = "_"))
}
counts <- matrix(c(22, 3, 1, 4, 15, 2, 0, 5, 18), 3, byrow = TRUE)

values <- c(
  describe_alpha("keyed", keyed), describe_alpha("unkeyed", answers),
  describe_kappa("help_page", cbind(rater1, rater2)),
  describe_kappa("counts", counts),
  describe_kappa("characters", matrix(c(40, 10, 10, 940), 2))
)
write.csv(cbind(person = seq_len(people), answers), "answers.csv", row.names = FALSE,
          quote = FALSE, na = "")
write.csv(data.frame(quantity = names(values), value = sprintf("%.12g", values)),
          "psych.csv", row.names = FALSE, quote = FALSE)

# Omega of one factor, with lavaan 0.6-14, and beside it omega of psych 2.2.9 (R 4.2.2).
# The answers are invented here.
library(lavaan)
library(psych)

invent <- function(seed, people, loadings, low, high) {
  set.seed(seed)
  factor <- rnorm(people)
  items <- sapply(loadings, function(l) round(mean(c(low, high)) + l * factor + rnorm(people)))
  colnames(items) <- paste0("i", seq_along(loadings))
  as.data.frame(pmin(pmax(items, low), high))
}
sets <- list(
  six = invent(21, 60, c(1, 0.8, 1.4, 0.6, 0.9, 1.1), 0, 8),
  three = invent(22, 30, c(1.5, 1, 0.7), 1, 7),
  ten = invent(23, 200, c(1.2, 0.3, 0.9, 0.7, 1.6, 0.5, 0.8, 1, 0.4, 0.6), 0, 10)
)
fitted_omega <- function(name, data) {
  k <- ncol(data)
  model <- paste(c(
    paste("f =~", paste0("l", 1:k, "*", names(data), collapse = " + ")),
    paste0(names(data), " ~~ t", 1:k, "*", names(data)),
    sprintf("omega := (%s)^2 / ((%s)^2 + %s)", paste0("l", 1:k, collapse = " + "),
            paste0("l", 1:k, collapse = " + "), paste0("t", 1:k, collapse = " + "))
  ), collapse = "\n")
  fit <- cfa(model, data, std.lv = TRUE)
  p <- parameterEstimates(fit)
  o <- p[p$label == "omega", ]
  by_psych <- suppressMessages(suppressWarnings(
    omega(data, nfactors = 1, plot = FALSE)$omega.tot))
  data.frame(set = name,
             quantity = c("omega", "error", "low", "high", paste0("loading_", 1:k),
                          paste0("own_", 1:k), "psych"),
             value = c(o$est, o$se, o$ci.lower, o$ci.upper, p$est[p$op == "=~"],
                       p$est[p$op == "~~" & p$lhs != "f"], by_psych))
}
for (name in names(sets)) {
  write.csv(sets[[name]], paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
}
values <- do.call(rbind, Map(fitted_omega, names(sets), sets))
values$value <- sprintf("%.10g", values$value)
write.csv(values, "lavaan.csv", row.names = FALSE, quote = FALSE)

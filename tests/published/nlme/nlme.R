# Random-intercept models of unbalanced data, with nlme 3.1-162 and lme4 1.1-31 (R 4.2.2).
# The people are invented: drawn here, rounded to halves, a third of the later scores taken away.
library(nlme)
library(lme4)

invent <- function(seed, people, times, person, noise, groups = 1) {
  set.seed(seed)
  rows <- expand.grid(time = seq_len(times), id = seq_len(people))
  rows$group <- letters[(rows$id - 1) %% groups + 1]
  rows$score <- 50 + rnorm(people, sd = person)[rows$id] - 1.5 * rows$time +
    (rows$group == "b") * rows$time + rnorm(nrow(rows), sd = noise)
  rows$score <- round(2 * rows$score) / 2
  rows[rows$time == 1 | runif(nrow(rows)) > 1 / 3, ]
}

sets <- list(
  few = invent(1, 12, 3, 6, 4),
  study = invent(2, 32, 3, 8, 5),
  many_times = invent(3, 40, 5, 3, 6),
  groups = invent(4, 36, 4, 6, 4, groups = 3),
  boundary = invent(8, 20, 3, 0, 5)
)

exact <- lmeControl(opt = "optim", msTol = 1e-14, tolerance = 1e-12, niterEM = 200)
sharp <- lmerControl(optCtrl = list(ftol_abs = 1e-14, xtol_abs = 1e-12),
                     calc.derivs = FALSE, check.conv.singular = "ignore")

means <- function(name, data) {
  data$time <- factor(data$time)
  m <- lmer(score ~ time - 1 + (1 | id), data, REML = TRUE, control = sharp)
  v <- as.data.frame(VarCorr(m))$vcov
  b <- fixef(m)
  s <- as.matrix(vcov(m))
  last <- length(b)
  change <- b[last] - b[1]
  error <- sqrt(s[1, 1] + s[last, last] - 2 * s[1, last])
  data.frame(set = name,
             quantity = c(paste0("mean_", seq_along(b)), paste0("error_", seq_along(b)),
                          "change", "change_error", "between", "residual"),
             value = c(b, sqrt(diag(s)), change, error, v[1], v[2]))
}

tests <- function(name, data) {
  data$time <- factor(data$time)
  data$group <- factor(data$group)
  formula <- if (nlevels(data$group) > 1) score ~ time * group else score ~ time
  a <- anova(lme(formula, random = ~ 1 | id, data, method = "REML", control = exact))
  rows <- intersect(rownames(a), c("time", "time:group"))
  words <- ifelse(rows == "time", "time", "interaction")
  data.frame(set = name,
             quantity = paste0(rep(words, each = 4), c("_df_effect", "_df", "_f", "_p")),
             value = as.vector(t(as.matrix(a[rows, c("numDF", "denDF", "F-value", "p-value")]))))
}

people <- do.call(rbind, Map(function(name, data) cbind(set = name, data), names(sets), sets))
write.csv(people, "people.csv", row.names = FALSE, quote = FALSE)
unlink("nlme.csv")
values <- do.call(rbind, c(Map(means, names(sets), sets),
                           Map(tests, names(sets)[-5], sets[-5])))
values$value <- sprintf("%.10g", values$value)
write.csv(values, "nlme.csv", row.names = FALSE, quote = FALSE)

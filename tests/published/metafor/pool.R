# Random effects of six invented trusts, twice: far apart, and closer than chance; and the
# BCG trials of Colditz et al. 1994 (metafor's dat.bcg). R 4.x, metafor 3.8-1.
library(metafor)
show <- function(y, v) {
  fit <- rma(yi = y, vi = v, method = "PM", test = "adhoc", control = list(tol = 1e-12))
  ahead <- predict(fit)
  cat(format(c(fit$b, fit$se, fit$ci.lb, fit$ci.ub, fit$tau2, fit$I2, fit$QE, fit$QEp,
               ahead$pi.lb, ahead$pi.ub), digits = 10), "\n")
}
sd <- c(7.76, 8.1, 6.9, 9.4, 7.2, 8.8)
n <- c(20, 31, 17, 44, 25, 19)
show(c(-4.05, -1.2, 0.8, -2.6, 1.9, -5.3), sd^2 / n)
show(c(-2.1, -2.3, -1.9, -2.0, -2.2, -2.15), sd^2 / n)
bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
print(cbind(bcg$tpos, bcg$tneg, bcg$cpos, bcg$cneg))
show(bcg$yi, bcg$vi)

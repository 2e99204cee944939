# Paired statistics of eight people, with base R 4.2.2 only.
before <- c(201, 231, 221, 228, 284, 267, 232, 215)
after <- c(200, 236, 216, 219, 260, 255, 221, 203)
d <- after - before
n <- length(d)
t <- mean(d) / (sd(d) / sqrt(n))
print(t.test(after, before, paired = TRUE))
limit <- function(p) uniroot(function(ncp) pt(t, n - 1, ncp) - p, c(-20, 20), tol = 1e-12)$root
d_z <- c(t, limit(0.975), limit(0.025)) / sqrt(n)
r <- cor(before, after)
sizes <- rbind(
  d_z = d_z,
  d_av = d_z * sd(d) / mean(c(sd(before), sd(after))),
  d_rms = d_z * sd(d) / sqrt((var(before) + var(after)) / 2),
  d_rm = d_z * sqrt(2 * (1 - r)),
  glass_delta = d_z * sd(d) / sd(before)
)
print(sizes, digits = 8)
J <- gamma((n - 1) / 2) / (sqrt((n - 1) / 2) * gamma((n - 2) / 2))
print(J, digits = 8)
print(J * sizes, digits = 8)
print(c(r, cor.test(before, after)$conf.int), digits = 8)
margin <- 20
print(c(t.test(after, before, paired = TRUE, mu = -margin, alternative = "greater")$p.value,
        t.test(after, before, paired = TRUE, mu = margin, alternative = "less")$p.value), digits = 8)
print(t.test(after, before, paired = TRUE, conf.level = 0.9)$conf.int, digits = 8)
print(p.adjust(c(0.01, 0.04, 0.03, 0.005, NA), method = "holm"))
print(p.adjust(c(0.01, 0.04, 0.03, 0.005, NA), method = "BH"))
# every way of turning the signs round
signs <- as.matrix(expand.grid(rep(list(c(-1, 1)), n)))
print(sum(abs(signs %*% d) >= abs(sum(d))))
ranks <- rank(abs(d))
print(c(sum(ranks[d > 0]), sum(abs(signs %*% ranks) >= abs(sum(sign(d) * ranks)))))
# Welch from summaries: mean 47.7 (9.17), n 20, beside 51.6 (8.71), n 100
v <- c(9.17^2 / 20, 8.71^2 / 100)
df <- sum(v)^2 / (v[1]^2 / 19 + v[2]^2 / 99)
w <- (47.7 - 51.6) / sqrt(sum(v))
print(c(w, df, 2 * pt(-abs(w), df), -3.9 + c(-1, 1) * qt(0.975, df) * sqrt(sum(v))), digits = 8)
# two one-sided tests of that distance against 10 points
print(c(pt((-3.9 + 10) / sqrt(sum(v)), df, lower.tail = FALSE), pt((-3.9 - 10) / sqrt(sum(v)), df)), digits = 8)
# the smallest n at which the 90 % interval lies within a margin, were the difference 0
needed <- function(margin, sd, norm_sd = 0, norm_n = Inf) {
  for (n in 2:100000) {
    v <- c(sd^2 / n, norm_sd^2 / norm_n)
    df <- if (norm_sd == 0) n - 1 else sum(v)^2 / (v[1]^2 / (n - 1) + v[2]^2 / (norm_n - 1))
    if (qt(0.95, df) * sqrt(sum(v)) < margin) return(n)
  }
  NA
}
print(c(needed(20, sd(d)), needed(5, sd(d)), needed(0.2, sd(d)), needed(3, 9.17, 8.71, 100),
        needed(1.5, 9.17, 8.71, 100), needed(1, 9.17, 8.71, 100), needed(4, 9.17, 4, 5)))

# Paired statistics of eight people, with base R only.
before <- c(201, 231, 221, 228, 284, 267, 232, 215)
after <- c(200, 236, 216, 219, 260, 255, 221, 203)
d <- after - before
n <- length(d)
t <- mean(d) / (sd(d) / sqrt(n))
print(t.test(after, before, paired = TRUE))
limit <- function(p) uniroot(function(ncp) pt(t, n - 1, ncp) - p, c(-20, 20), tol = 1e-12)$root
d_z <- c(t, limit(0.975), limit(0.025)) / sqrt(n)
print(d_z, digits = 8)
print(d_z * sd(d) / mean(c(sd(before), sd(after))), digits = 8)
margin <- 20
print(c(t.test(after, before, paired = TRUE, mu = -margin, alternative = "greater")$p.value,
        t.test(after, before, paired = TRUE, mu = margin, alternative = "less")$p.value), digits = 8)
print(t.test(after, before, paired = TRUE, conf.level = 0.9)$conf.int, digits = 8)
print(p.adjust(c(0.01, 0.04, 0.03, 0.005, NA), method = "holm"))
# Welch from summaries: mean 47.7 (9.17), n 20, beside 51.6 (8.71), n 100
v <- c(9.17^2 / 20, 8.71^2 / 100)
df <- sum(v)^2 / (v[1]^2 / 19 + v[2]^2 / 99)
w <- (47.7 - 51.6) / sqrt(sum(v))
print(c(w, df, 2 * pt(-abs(w), df), -3.9 + c(-1, 1) * qt(0.975, df) * sqrt(sum(v))), digits = 8)
# two one-sided tests of that distance against 10 points
print(c(pt((-3.9 + 10) / sqrt(sum(v)), df, lower.tail = FALSE), pt((-3.9 - 10) / sqrt(sum(v)), df)), digits = 8)

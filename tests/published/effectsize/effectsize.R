# Effect sizes of paired scores with effectsize 0.8.3 (R 4.2.2), whose interval is by the
# noncentral t and whose correction is the exact J. The scores are invented; run in this
# folder.
library(effectsize)
set.seed(20220601)
sizes <- c(few = 6, study = 17, many = 60)
scores <- do.call(rbind, lapply(names(sizes), function(name) {
  before <- round(rnorm(sizes[[name]], 48, 9))
  data.frame(set = name, before, after = before + round(rnorm(sizes[[name]], -2, 6)))
}))
row_of <- function(set, measure, size) {
  values <- as.data.frame(size)
  data.frame(set, measure, quantity = c("estimate", "low", "high"),
             value = sprintf("%.10g", unlist(values[c(1, 3, 4)])))
}
rows <- lapply(split(scores, scores$set), function(part) {
  name <- part$set[1]
  r <- cor.test(part$before, part$after)
  pair <- with(part, list(after, before))
  rbind(
    row_of(name, "d_z", cohens_d(pair[[1]], pair[[2]], paired = TRUE)),
    row_of(name, "g_z", hedges_g(pair[[1]], pair[[2]], paired = TRUE)),
    data.frame(set = name, measure = "r", quantity = c("estimate", "low", "high"),
               value = sprintf("%.10g", c(r$estimate, r$conf.int)))
  )
})
write.csv(scores, "scores.csv", row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, rows), "effectsize.csv", row.names = FALSE, quote = FALSE)

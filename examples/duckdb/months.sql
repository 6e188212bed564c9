-- Month by month: quotes, and the share of those by women among persons of known gender. Needs `--keep date`.
SELECT
  strftime(date_trunc('month', TRY_CAST(date AS DATE)), '%Y-%m') AS month,
  count(*) AS quotes,
  count(DISTINCT id) AS documents,
  round(100 * count(*) FILTER (quote.speaker.gender = 'female')
    / nullif(count(*) FILTER (quote.speaker.gender IN ('female', 'male')), 0), 1) AS percent_female
FROM quotes
WHERE quote.kind <> 'unspoken'
GROUP BY month
ORDER BY month

-- Whose words: quotes, words and different speakers by gender, persons alone. The gender is that of the words used in the text.
SELECT
  quote.speaker.gender AS gender,
  count(*) AS quotes,
  round(100 * count(*) / sum(count(*)) OVER (), 1) AS percent,
  count(DISTINCT quote.speaker.name) AS speakers,
  sum(len(string_split_regex(trim(quote.text), '\s+'))) AS words
FROM quotes
WHERE quote.speaker.kind = 'person' AND quote.kind <> 'unspoken' AND quote.confidence >= 0.5
GROUP BY gender
ORDER BY quotes DESC

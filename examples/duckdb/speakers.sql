-- Who is quoted: quotes, documents and words, the most quoted first. Nested and unsure quotes are left out.
SELECT
  quote.speaker.name AS speaker,
  any_value(quote.speaker.gender) AS gender,
  count(*) AS quotes,
  count(DISTINCT id) AS documents,
  sum(len(string_split_regex(trim(quote.text), '\s+'))) AS words
FROM quotes
WHERE quote.speaker IS NOT NULL AND quote.parent IS NULL AND quote.kind <> 'unspoken' AND quote.confidence >= 0.5
GROUP BY speaker
ORDER BY quotes DESC, words DESC, speaker
LIMIT 25

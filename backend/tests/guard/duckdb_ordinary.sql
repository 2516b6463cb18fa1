-- Ordinary questions of a business, one statement a line: each must be approved and must run.
-- Tables: clients, produits, commandes, lignes (see duckdb_guard_test.cpp).

-- class: one number
SELECT count(*) FROM commandes
SELECT count(DISTINCT id_client) FROM commandes
SELECT min(date_commande) FROM commandes
SELECT max(date_commande) FROM commandes
SELECT count(statut) FROM commandes
SELECT mode(canal) FROM commandes
SELECT any_value(statut) FROM commandes
SELECT approx_count_distinct(id_client) FROM commandes
SELECT sum(quantite) FROM lignes
SELECT avg(quantite) FROM lignes
SELECT median(prix_unitaire) FROM lignes
SELECT stddev(quantite) FROM lignes
SELECT var_pop(quantite) FROM lignes
SELECT min(prix_unitaire) FROM lignes
SELECT max(remise) FROM lignes
SELECT quantile_cont(prix_unitaire, 0.9) FROM lignes
SELECT quantile_disc(quantite, 0.25) FROM lignes
SELECT round(avg(prix_unitaire), 2) FROM lignes
SELECT sum(quantite) / count(*) FROM lignes
SELECT sum(quantite * prix_unitaire) FROM lignes
SELECT count(*) FILTER (WHERE remise > 0) FROM lignes
SELECT sum(quantite) FILTER (WHERE quantite >= 10) FROM lignes
SELECT approx_quantile(quantite, 0.5) FROM lignes
SELECT kurtosis(quantite) FROM lignes
SELECT skewness(quantite) FROM lignes
SELECT mad(quantite) FROM lignes
SELECT product(1 + remise) FROM lignes
SELECT geomean(quantite) FROM lignes
SELECT corr(quantite, prix_unitaire) FROM lignes
SELECT regr_slope(quantite, prix_unitaire) FROM lignes
SELECT arg_max(ref_produit, quantite) FROM lignes
SELECT max_by(ref_produit, prix_unitaire) FROM lignes
SELECT min_by(ref_produit, prix_unitaire) FROM lignes
SELECT bool_or(remise > 0) FROM lignes
SELECT favg(quantite) FROM lignes
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY quantite) FROM lignes
SELECT sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande

-- class: by a dimension
SELECT k.region, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.region ORDER BY ca DESC
SELECT k.region AS dimension, count(DISTINCT c.no_commande) AS commandes FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY ALL ORDER BY ALL
SELECT k.region, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT k.region, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.region
SELECT k.ville, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.ville ORDER BY ca DESC
SELECT k.ville AS dimension, count(DISTINCT c.no_commande) AS commandes FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY ALL ORDER BY ALL
SELECT k.ville, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT k.ville, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.ville
SELECT k.segment, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.segment ORDER BY ca DESC
SELECT k.segment AS dimension, count(DISTINCT c.no_commande) AS commandes FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY ALL ORDER BY ALL
SELECT k.segment, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT k.segment, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.segment
SELECT c.canal, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY c.canal ORDER BY ca DESC
SELECT c.canal AS dimension, count(DISTINCT c.no_commande) AS commandes FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY ALL ORDER BY ALL
SELECT c.canal, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT c.canal, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY c.canal
SELECT c.statut, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY c.statut ORDER BY ca DESC
SELECT c.statut AS dimension, count(DISTINCT c.no_commande) AS commandes FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY ALL ORDER BY ALL
SELECT c.statut, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT c.statut, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY c.statut
SELECT p.categorie, sum(l.quantite) AS quantite FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN produits p ON p.ref_produit = l.ref_produit GROUP BY p.categorie ORDER BY quantite DESC, p.categorie LIMIT 3
SELECT p.categorie, sum(l.quantite) AS quantite FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN produits p ON p.ref_produit = l.ref_produit GROUP BY p.categorie ORDER BY quantite DESC, p.categorie LIMIT 10
SELECT p.libelle, sum(l.quantite) AS quantite FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN produits p ON p.ref_produit = l.ref_produit GROUP BY p.libelle ORDER BY quantite DESC, p.libelle LIMIT 3
SELECT p.libelle, sum(l.quantite) AS quantite FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN produits p ON p.ref_produit = l.ref_produit GROUP BY p.libelle ORDER BY quantite DESC, p.libelle LIMIT 10

-- class: over time
SELECT date_trunc('year', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT CAST(date_trunc('year', date_commande) AS DATE) AS periode, count(*) FROM commandes GROUP BY ALL ORDER BY periode
SELECT date_part('year', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT date_trunc('quarter', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT CAST(date_trunc('quarter', date_commande) AS DATE) AS periode, count(*) FROM commandes GROUP BY ALL ORDER BY periode
SELECT date_part('quarter', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT date_trunc('month', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT CAST(date_trunc('month', date_commande) AS DATE) AS periode, count(*) FROM commandes GROUP BY ALL ORDER BY periode
SELECT date_part('month', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT date_trunc('week', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT CAST(date_trunc('week', date_commande) AS DATE) AS periode, count(*) FROM commandes GROUP BY ALL ORDER BY periode
SELECT date_part('week', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT date_trunc('day', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT CAST(date_trunc('day', date_commande) AS DATE) AS periode, count(*) FROM commandes GROUP BY ALL ORDER BY periode
SELECT date_part('day', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT year(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT quarter(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT month(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT week(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT day(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT dayofweek(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT isodow(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT dayname(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT monthname(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT dayofyear(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT weekofyear(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT yearweek(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT last_day(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT hour(date_commande) AS p, count(*) AS n FROM commandes GROUP BY 1 ORDER BY 1
SELECT strftime(date_commande, '%Y-%m') AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT strftime(date_commande, '%d/%m/%Y') AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT extract(YEAR FROM date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT extract('month' FROM date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT CAST(EXTRACT(YEAR FROM date_commande) AS INTEGER) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT year(date_commande) * 100 + month(date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT count(*) AS n FROM commandes WHERE date_commande >= DATE '2025-01-01' AND date_commande < DATE '2026-01-01'
SELECT count(*) AS n FROM commandes WHERE date_commande BETWEEN DATE '2025-03-01' AND DATE '2025-06-30'
SELECT count(*) AS n FROM commandes WHERE year(date_commande) = 2025
SELECT count(*) AS n FROM commandes WHERE date_commande >= current_date - INTERVAL 1 YEAR
SELECT count(*) AS n FROM commandes WHERE date_commande > today() - 30
SELECT count(*) AS n FROM commandes WHERE date_commande >= date_trunc('month', current_date) - INTERVAL '1 month'
SELECT count(*) AS n FROM commandes WHERE date_commande < now()
SELECT count(*) AS n FROM commandes WHERE date_commande + INTERVAL 3 MONTH > DATE '2025-01-01'
SELECT count(*) AS n FROM commandes WHERE date_diff('day', date_commande, DATE '2025-12-31') <= 90
SELECT count(*) AS n FROM commandes WHERE date_sub('month', date_commande, DATE '2025-12-31') < 6
SELECT count(*) AS n FROM commandes WHERE age(DATE '2026-01-01', date_commande) > INTERVAL 1 YEAR
SELECT count(*) AS n FROM commandes WHERE date_commande::DATE = '2025-05-12'
SELECT count(*) AS n FROM commandes WHERE CAST(date_commande AS DATE) <= make_date(2025, 6, 30)
SELECT count(*) AS n FROM commandes WHERE date_commande IN (DATE '2025-01-02', DATE '2025-01-03')
SELECT count(*) AS n FROM commandes WHERE date_add(date_commande, INTERVAL 7 DAY) >= DATE '2025-02-01'
SELECT count(*) AS n FROM commandes WHERE extract(dow FROM date_commande) IN (0, 6)

-- class: filters
SELECT nom FROM clients WHERE region = 'Bretagne' ORDER BY nom
SELECT nom FROM clients WHERE region <> 'Bretagne' ORDER BY nom
SELECT nom FROM clients WHERE region != 'Occitanie' ORDER BY nom
SELECT nom FROM clients WHERE region IN ('Bretagne', 'Occitanie') ORDER BY nom
SELECT nom FROM clients WHERE region NOT IN ('Bretagne') ORDER BY nom
SELECT nom FROM clients WHERE nom LIKE 'D%' ORDER BY nom
SELECT nom FROM clients WHERE nom NOT LIKE '%x%' ORDER BY nom
SELECT nom FROM clients WHERE nom ILIKE '%dup%' ESCAPE '!' ORDER BY nom
SELECT nom FROM clients WHERE lower(strip_accents(ville)) = 'orleans' ORDER BY nom
SELECT nom FROM clients WHERE upper(ville) = 'LYON' ORDER BY nom
SELECT nom FROM clients WHERE segment IS NULL ORDER BY nom
SELECT nom FROM clients WHERE segment IS NOT NULL ORDER BY nom
SELECT nom FROM clients WHERE segment IS DISTINCT FROM 'PME' ORDER BY nom
SELECT nom FROM clients WHERE coalesce(segment, '') = '' ORDER BY nom
SELECT nom FROM clients WHERE trim(nom) = 'Dupont' ORDER BY nom
SELECT nom FROM clients WHERE contains(lower(nom), 'pon') ORDER BY nom
SELECT nom FROM clients WHERE starts_with(nom, 'D') ORDER BY nom
SELECT nom FROM clients WHERE nom SIMILAR TO 'D.*' ORDER BY nom
SELECT nom FROM clients WHERE regexp_matches(nom, '^D') ORDER BY nom
SELECT nom FROM clients WHERE ends_with(nom, 't') ORDER BY nom
SELECT nom FROM clients WHERE length(nom) > 5 ORDER BY nom
SELECT nom FROM clients WHERE NOT (region = 'Bretagne' OR ville = 'Lyon') ORDER BY nom
SELECT nom FROM clients WHERE (region = 'Bretagne' AND segment = 'PME') OR ville = 'Lyon' ORDER BY nom
SELECT nom FROM clients WHERE id_client BETWEEN 2 AND 5 ORDER BY nom
SELECT nom FROM clients WHERE id_client % 2 = 0 ORDER BY nom
SELECT nom FROM clients WHERE left(nom, 1) = 'D' ORDER BY nom
SELECT nom FROM clients WHERE right(ville, 2) = 'on' ORDER BY nom
SELECT nom FROM clients WHERE substr(nom, 1, 3) = 'Dup' ORDER BY nom
SELECT nom FROM clients WHERE substring(nom, 2) <> '' ORDER BY nom
SELECT nom FROM clients WHERE position('p' IN nom) > 0 ORDER BY nom
SELECT nom FROM clients WHERE strpos(nom, 'p') > 0 ORDER BY nom
SELECT nom FROM clients WHERE levenshtein(lower(nom), 'dupond') <= 2 ORDER BY nom
SELECT nom FROM clients WHERE jaro_winkler_similarity(nom, 'Dupont') > 0.9 ORDER BY nom
SELECT nom FROM clients WHERE replace(nom, 'x', '') = nom ORDER BY nom
SELECT nom FROM clients WHERE nom || ' ' || ville = 'Dupont Lyon' ORDER BY nom
SELECT nom FROM clients WHERE concat(nom, ville) IS NOT NULL ORDER BY nom
SELECT nom FROM clients WHERE concat_ws(' ', nom, ville) LIKE '%Lyon' ORDER BY nom
SELECT nom FROM clients WHERE split_part(nom, ' ', 1) = 'Dupont' ORDER BY nom
SELECT nom FROM clients WHERE lpad(CAST(id_client AS VARCHAR), 5, '0') = '00001' ORDER BY nom
SELECT nom FROM clients WHERE ltrim(CAST(id_client AS VARCHAR), '0') = '1' ORDER BY nom
SELECT nom FROM clients WHERE TRY_CAST(segment AS INTEGER) IS NULL ORDER BY nom
SELECT nom FROM clients WHERE nom COLLATE NOCASE = 'dupont' ORDER BY nom
SELECT nom FROM clients WHERE nom COLLATE NOACCENT = 'Dupont' ORDER BY nom
SELECT nom FROM clients WHERE regexp_replace(nom, '[^a-z]', '', 'g') <> '' ORDER BY nom
SELECT nom FROM clients WHERE nom ~ 'D.*' ORDER BY nom
SELECT nom FROM clients WHERE (nom, ville) IN (SELECT nom, ville FROM clients WHERE id_client = 1) ORDER BY nom
SELECT nom FROM clients WHERE md5(nom) <> '' ORDER BY nom
SELECT nom FROM clients WHERE nom BETWEEN 'A' AND 'M' ORDER BY nom

-- class: subqueries and sets
SELECT nom FROM clients k WHERE NOT EXISTS (SELECT 1 FROM commandes c WHERE c.id_client = k.id_client)
SELECT nom FROM clients k WHERE EXISTS (SELECT 1 FROM commandes c WHERE c.id_client = k.id_client AND c.canal = 'web')
SELECT nom FROM clients WHERE id_client IN (SELECT id_client FROM commandes)
SELECT nom FROM clients WHERE id_client NOT IN (SELECT id_client FROM commandes WHERE id_client IS NOT NULL)
SELECT libelle FROM produits WHERE prix_ht > (SELECT avg(prix_ht) FROM produits)
SELECT libelle FROM produits WHERE prix_ht = (SELECT max(prix_ht) FROM produits)
SELECT libelle FROM produits WHERE prix_ht >= ALL (SELECT prix_ht FROM produits)
SELECT libelle FROM produits WHERE prix_ht > ANY (SELECT prix_unitaire FROM lignes)
SELECT id_client FROM commandes WHERE canal = 'web' INTERSECT SELECT id_client FROM commandes WHERE canal = 'agence' ORDER BY 1
SELECT id_client FROM commandes WHERE canal = 'web' EXCEPT SELECT id_client FROM commandes WHERE canal = 'agence' ORDER BY 1
SELECT id_client FROM commandes WHERE canal = 'web' UNION SELECT id_client FROM commandes WHERE canal = 'agence' ORDER BY 1
SELECT id_client FROM commandes WHERE canal = 'web' UNION ALL SELECT id_client FROM commandes WHERE canal = 'agence' ORDER BY 1
SELECT id_client FROM commandes WHERE canal = 'web' INTERSECT ALL SELECT id_client FROM commandes WHERE canal = 'agence' ORDER BY 1
SELECT id_client FROM commandes WHERE canal = 'web' EXCEPT ALL SELECT id_client FROM commandes WHERE canal = 'agence' ORDER BY 1
(SELECT nom FROM clients WHERE region = 'Bretagne') UNION (SELECT nom FROM clients WHERE region = 'Occitanie') ORDER BY nom LIMIT 3
SELECT nom FROM (SELECT nom, region FROM clients) AS sous_requete WHERE region = 'Bretagne'
SELECT k.nom, (SELECT count(*) FROM commandes c WHERE c.id_client = k.id_client) AS commandes FROM clients k
SELECT k.nom, d.derniere FROM clients k, LATERAL (SELECT max(date_commande) AS derniere FROM commandes c WHERE c.id_client = k.id_client) d
SELECT 100.0 * (SELECT count(*) FROM commandes WHERE canal = 'web') / (SELECT count(*) FROM commandes) AS part_web
SELECT a.region, a.n, b.n FROM (SELECT region, count(*) n FROM clients GROUP BY 1) a LEFT JOIN (SELECT region, count(*) n FROM clients WHERE segment = 'PME' GROUP BY 1) b USING (region)

-- class: joins
SELECT k.nom, c.no_commande FROM clients k JOIN commandes c ON c.id_client = k.id_client ORDER BY ALL
SELECT k.nom, c.no_commande FROM clients k INNER JOIN commandes c ON c.id_client = k.id_client ORDER BY ALL
SELECT k.nom, c.no_commande FROM clients k LEFT JOIN commandes c ON c.id_client = k.id_client ORDER BY ALL
SELECT k.nom, c.no_commande FROM clients k RIGHT JOIN commandes c ON c.id_client = k.id_client ORDER BY ALL
SELECT k.nom, c.no_commande FROM clients k FULL OUTER JOIN commandes c ON c.id_client = k.id_client ORDER BY ALL
SELECT k.nom, c.no_commande FROM clients k LEFT OUTER JOIN commandes c ON c.id_client = k.id_client ORDER BY ALL
SELECT nom, no_commande FROM clients NATURAL JOIN commandes
SELECT count(*) FROM clients CROSS JOIN produits
SELECT count(*) FROM clients, produits
SELECT nom FROM clients SEMI JOIN commandes USING (id_client)
SELECT nom FROM clients ANTI JOIN commandes USING (id_client)
SELECT k1.nom, k2.nom FROM clients k1 JOIN clients k2 ON k1.region = k2.region AND k1.id_client < k2.id_client
SELECT k.nom FROM clients k JOIN commandes c ON CAST(c.id_client AS VARCHAR) = CAST(k.id_client AS VARCHAR)
SELECT c.no_commande, p.libelle FROM commandes c ASOF JOIN (SELECT DATE '2020-01-01' AS d, libelle FROM produits LIMIT 1) p ON c.date_commande >= p.d
SELECT "k"."nom" AS "Nom du client", count("c"."no_commande") AS "Nombre" FROM "clients" AS "k" LEFT JOIN "commandes" AS "c" ON "c"."id_client" = "k"."id_client" GROUP BY "k"."nom" ORDER BY "Nombre" DESC NULLS LAST

-- class: WITH
WITH m AS (SELECT date_trunc('month', c.date_commande) AS mois, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1) SELECT mois, ca, ca - lag(ca) OVER (ORDER BY mois) AS ecart FROM m ORDER BY mois
WITH m AS (SELECT date_trunc('month', c.date_commande) AS mois, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1) SELECT mois, sum(ca) OVER (ORDER BY mois) AS cumul FROM m ORDER BY mois
WITH m AS (SELECT year(c.date_commande) AS annee, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1) SELECT annee, ca, 100.0 * (ca - lag(ca, 1) OVER (ORDER BY annee)) / nullif(lag(ca, 1) OVER (ORDER BY annee), 0) AS croissance FROM m
WITH ventes AS (SELECT ref_produit, sum(quantite) AS q FROM lignes GROUP BY 1), classement AS (SELECT *, rank() OVER (ORDER BY q DESC) AS rang FROM ventes) SELECT p.libelle, q, rang FROM classement JOIN produits p USING (ref_produit) WHERE rang <= 3
WITH a AS MATERIALIZED (SELECT * FROM clients), b AS NOT MATERIALIZED (SELECT * FROM a) SELECT count(*) FROM b
WITH a(x, y) AS (SELECT id_client, nom FROM clients) SELECT x FROM a ORDER BY y
WITH RECURSIVE mois AS (SELECT DATE '2025-01-01' AS m UNION ALL SELECT CAST(m + INTERVAL 1 MONTH AS DATE) FROM mois WHERE m < DATE '2025-12-01') SELECT m, count(c.no_commande) FROM mois LEFT JOIN commandes c ON date_trunc('month', c.date_commande) = m GROUP BY m ORDER BY m
WITH clients_actifs AS (SELECT DISTINCT id_client FROM commandes) SELECT count(*) FROM clients_actifs
WITH x AS (WITH y AS (SELECT 1 AS a) SELECT a FROM y) SELECT a FROM x
SELECT * FROM (WITH q AS (SELECT nom, row_number() OVER (ORDER BY nom) AS rn FROM clients) SELECT nom FROM q WHERE rn <= 2)

-- class: windows
SELECT ref_produit, row_number() OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, rank() OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, dense_rank() OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, percent_rank() OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, cume_dist() OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, ntile(4) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, lag(prix_unitaire) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, lead(prix_unitaire, 1, 0) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, first_value(prix_unitaire) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, last_value(prix_unitaire) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, nth_value(prix_unitaire, 2) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, sum(quantite) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, avg(quantite) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, count(*) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, max(quantite) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT ref_produit, lag(prix_unitaire IGNORE NULLS) OVER (PARTITION BY ref_produit ORDER BY quantite DESC) AS f FROM lignes
SELECT no_commande, sum(quantite) OVER (ORDER BY no_commande ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM lignes
SELECT no_commande, avg(quantite) OVER (ORDER BY no_commande ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM lignes
SELECT date_commande, count(*) OVER (ORDER BY date_commande RANGE BETWEEN INTERVAL 30 DAY PRECEDING AND CURRENT ROW) FROM commandes
SELECT no_commande, sum(quantite) OVER w, avg(quantite) OVER w FROM lignes WINDOW w AS (PARTITION BY no_commande)
SELECT no_commande, sum(quantite) OVER (ORDER BY no_commande GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) FROM lignes
SELECT * FROM lignes QUALIFY row_number() OVER (PARTITION BY ref_produit ORDER BY quantite DESC) = 1
SELECT nom, count(*) OVER () AS total FROM clients
SELECT ref_produit, sum(quantite) AS q, 1.0 * sum(quantite) / sum(sum(quantite)) OVER () AS part FROM lignes GROUP BY 1
SELECT ref_produit, sum(quantite) FILTER (WHERE remise = 0) OVER (PARTITION BY ref_produit) FROM lignes

-- class: totals, pivots, samples
SELECT region, segment, count(*) FROM clients GROUP BY ROLLUP (region, segment) ORDER BY ALL
SELECT region, segment, count(*), grouping(region) FROM clients GROUP BY CUBE (region, segment)
SELECT region, segment, count(*) FROM clients GROUP BY GROUPING SETS ((region), (segment), ())
SELECT * FROM (SELECT region, segment, id_client FROM clients) PIVOT (count(id_client) FOR segment IN ('PME', 'ETI'))
PIVOT clients ON segment IN ('PME', 'ETI') USING count(*) GROUP BY region
SELECT * FROM (SELECT no_commande, quantite, remise FROM lignes) UNPIVOT (valeur FOR mesure IN (quantite))
SELECT DISTINCT region FROM clients ORDER BY region
SELECT DISTINCT ON (region) region, nom FROM clients ORDER BY region, nom
SELECT * FROM clients LIMIT 10 OFFSET 2
SELECT * FROM clients LIMIT 50%
SELECT * FROM clients USING SAMPLE 10%
SELECT * FROM clients TABLESAMPLE 2 ROWS
FROM clients
FROM clients SELECT nom WHERE region = 'Bretagne'
TABLE clients
VALUES (1, 'a'), (2, 'b')
SELECT * FROM (VALUES ('Bretagne', 10), ('Occitanie', 20)) AS objectifs(region, montant)
SELECT * EXCLUDE (segment) FROM clients
SELECT * REPLACE (upper(nom) AS nom) FROM clients
SELECT k.* FROM clients k
SELECT COLUMNS('nom|ville') FROM clients
SELECT min(COLUMNS(*)) FROM lignes
SELECT #1, count(*) FROM (SELECT region FROM clients) GROUP BY #1

-- class: values and types
SELECT CASE WHEN quantite > 10 THEN 'gros' WHEN quantite > 5 THEN 'moyen' ELSE 'petit' END AS v FROM lignes
SELECT CASE remise WHEN 0 THEN 'non' ELSE 'oui' END AS v FROM lignes
SELECT if(remise > 0, 1, 0) AS v FROM lignes
SELECT ifnull(remise, 0) AS v FROM lignes
SELECT nullif(quantite, 0) AS v FROM lignes
SELECT coalesce(remise, 0, 1) AS v FROM lignes
SELECT greatest(quantite, 5) AS v FROM lignes
SELECT least(quantite, 5) AS v FROM lignes
SELECT abs(-quantite) AS v FROM lignes
SELECT ceil(prix_unitaire) AS v FROM lignes
SELECT floor(prix_unitaire) AS v FROM lignes
SELECT round(prix_unitaire) AS v FROM lignes
SELECT trunc(prix_unitaire) AS v FROM lignes
SELECT sign(quantite) AS v FROM lignes
SELECT sqrt(quantite) AS v FROM lignes
SELECT power(quantite, 2) AS v FROM lignes
SELECT quantite ** 2 AS v FROM lignes
SELECT quantite ^ 2 AS v FROM lignes
SELECT ln(quantite) AS v FROM lignes
SELECT log10(quantite) AS v FROM lignes
SELECT exp(1) AS v FROM lignes
SELECT mod(quantite, 3) AS v FROM lignes
SELECT quantite // 3 AS v FROM lignes
SELECT quantite / 3 AS v FROM lignes
SELECT pi() AS v FROM lignes
SELECT CAST(prix_unitaire AS DECIMAL(10, 1)) AS v FROM lignes
SELECT prix_unitaire::DOUBLE AS v FROM lignes
SELECT CAST(quantite AS VARCHAR) AS v FROM lignes
SELECT quantite::TEXT AS v FROM lignes
SELECT CAST(quantite AS BIGINT) AS v FROM lignes
SELECT quantite::NUMERIC AS v FROM lignes
SELECT TRY_CAST(ref_produit AS INTEGER) AS v FROM lignes
SELECT CAST(remise > 0 AS BOOLEAN) AS v FROM lignes
SELECT CAST('2025-01-01' AS TIMESTAMP) AS v FROM lignes
SELECT TIMESTAMP '2025-01-01 10:00:00' AT TIME ZONE 'Europe/Paris' AS v FROM lignes
SELECT '2025-01-01'::DATE + 7 AS v FROM lignes
SELECT strptime('31/12/2025', '%d/%m/%Y') AS v FROM lignes
SELECT try_strptime('x', '%d/%m/%Y') AS v FROM lignes
SELECT INTERVAL '2 days' AS v FROM lignes
SELECT to_days(3) AS v FROM lignes
SELECT printf('%02d', quantite) AS v FROM lignes
SELECT format('{:.2f} €', prix_unitaire) AS v FROM lignes
SELECT format('{:,}', quantite) AS v FROM lignes
SELECT repeat('█', 10) AS v FROM lignes
SELECT ['a', 'b'][1] AS v FROM lignes
SELECT list_value(1, 2) AS v FROM lignes
SELECT string_split('a;b', ';')[1] AS v FROM lignes
SELECT {'a': 1}.a AS v FROM lignes
SELECT row(1, 2) AS v FROM lignes
SELECT epoch(TIMESTAMP '2025-01-01 00:00:00') AS v FROM lignes
SELECT chr(65) AS v FROM lignes
SELECT ascii('A') AS v FROM lignes
SELECT reverse(ref_produit) AS v FROM lignes
SELECT translate(ref_produit, 'P', 'Q') AS v FROM lignes
SELECT isnan(1.0::DOUBLE) AS v FROM lignes
SELECT string_agg(nom, ', ') AS v FROM clients
SELECT string_agg(DISTINCT region, ', ' ORDER BY region) AS v FROM clients
SELECT group_concat(nom) AS v FROM clients
SELECT list(nom ORDER BY nom) AS v FROM clients
SELECT array_agg(DISTINCT region) AS v FROM clients
SELECT histogram(region) AS v FROM clients
SELECT first(nom ORDER BY nom) AS v FROM clients
SELECT last(nom) AS v FROM clients
SELECT count(DISTINCT (nom, ville)) AS v FROM clients
SELECT listagg(nom, ';') AS v FROM clients

-- class: calendars and series
SELECT d FROM generate_series(DATE '2025-01-01', DATE '2025-12-01', INTERVAL 1 MONTH) AS mois(d)
SELECT m.mois, count(c.no_commande) FROM (SELECT unnest(generate_series(DATE '2025-01-01', DATE '2025-12-01', INTERVAL 1 MONTH)) AS mois) m LEFT JOIN commandes c ON date_trunc('month', c.date_commande) = m.mois GROUP BY 1 ORDER BY 1
SELECT i FROM range(12) AS r(i)
SELECT i FROM range(1, 13) r(i)
SELECT unnest([2023, 2024, 2025]) AS annee
SELECT a FROM unnest([2023, 2024]) AS u(a)
SELECT d FROM range(DATE '2025-01-01', DATE '2025-02-01', INTERVAL '1' DAY) r(d)
SELECT time_bucket(INTERVAL '1 month', date_commande) AS p, count(*) FROM commandes GROUP BY 1

-- class: writing style
select nom from clients where region = 'Bretagne';
SELECT nom FROM clients -- le client
SELECT /* un commentaire ; avec un point-virgule */ nom FROM clients
SELECT 'C''est l''été ; -- DROP TABLE clients' AS phrase
SELECT "nom" FROM "CLIENTS"
SELECT Nom, REGION FROM Clients
SELECT '/etc/passwd' AS chemin, 'read_csv(x)' AS texte
SELECT $$une phrase avec ' et ;$$ AS phrase
SELECT (SELECT (SELECT (SELECT max(quantite) FROM lignes)))
SELECT 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1
SELECT nom FROM clients WHERE id_client IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196, 197, 198, 199, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 215, 216, 217, 218, 219, 220, 221, 222, 223, 224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255, 256, 257, 258, 259, 260, 261, 262, 263, 264, 265, 266, 267, 268, 269, 270, 271, 272, 273, 274, 275, 276, 277, 278, 279, 280, 281, 282, 283, 284, 285, 286, 287, 288, 289, 290, 291, 292, 293, 294, 295, 296, 297, 298, 299)
SELECT nom FROM clients WHERE ville = 'v0' OR ville = 'v1' OR ville = 'v2' OR ville = 'v3' OR ville = 'v4' OR ville = 'v5' OR ville = 'v6' OR ville = 'v7' OR ville = 'v8' OR ville = 'v9' OR ville = 'v10' OR ville = 'v11' OR ville = 'v12' OR ville = 'v13' OR ville = 'v14' OR ville = 'v15' OR ville = 'v16' OR ville = 'v17' OR ville = 'v18' OR ville = 'v19' OR ville = 'v20' OR ville = 'v21' OR ville = 'v22' OR ville = 'v23' OR ville = 'v24' OR ville = 'v25' OR ville = 'v26' OR ville = 'v27' OR ville = 'v28' OR ville = 'v29' OR ville = 'v30' OR ville = 'v31' OR ville = 'v32' OR ville = 'v33' OR ville = 'v34' OR ville = 'v35' OR ville = 'v36' OR ville = 'v37' OR ville = 'v38' OR ville = 'v39' OR ville = 'v40' OR ville = 'v41' OR ville = 'v42' OR ville = 'v43' OR ville = 'v44' OR ville = 'v45' OR ville = 'v46' OR ville = 'v47' OR ville = 'v48' OR ville = 'v49' OR ville = 'v50' OR ville = 'v51' OR ville = 'v52' OR ville = 'v53' OR ville = 'v54' OR ville = 'v55' OR ville = 'v56' OR ville = 'v57' OR ville = 'v58' OR ville = 'v59'
SELECT ((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))
SELECT CASE WHEN id_client = 0 THEN 'c0' WHEN id_client = 1 THEN 'c1' WHEN id_client = 2 THEN 'c2' WHEN id_client = 3 THEN 'c3' WHEN id_client = 4 THEN 'c4' WHEN id_client = 5 THEN 'c5' WHEN id_client = 6 THEN 'c6' WHEN id_client = 7 THEN 'c7' WHEN id_client = 8 THEN 'c8' WHEN id_client = 9 THEN 'c9' WHEN id_client = 10 THEN 'c10' WHEN id_client = 11 THEN 'c11' WHEN id_client = 12 THEN 'c12' WHEN id_client = 13 THEN 'c13' WHEN id_client = 14 THEN 'c14' WHEN id_client = 15 THEN 'c15' WHEN id_client = 16 THEN 'c16' WHEN id_client = 17 THEN 'c17' WHEN id_client = 18 THEN 'c18' WHEN id_client = 19 THEN 'c19' WHEN id_client = 20 THEN 'c20' WHEN id_client = 21 THEN 'c21' WHEN id_client = 22 THEN 'c22' WHEN id_client = 23 THEN 'c23' WHEN id_client = 24 THEN 'c24' WHEN id_client = 25 THEN 'c25' WHEN id_client = 26 THEN 'c26' WHEN id_client = 27 THEN 'c27' WHEN id_client = 28 THEN 'c28' WHEN id_client = 29 THEN 'c29' WHEN id_client = 30 THEN 'c30' WHEN id_client = 31 THEN 'c31' WHEN id_client = 32 THEN 'c32' WHEN id_client = 33 THEN 'c33' WHEN id_client = 34 THEN 'c34' WHEN id_client = 35 THEN 'c35' WHEN id_client = 36 THEN 'c36' WHEN id_client = 37 THEN 'c37' WHEN id_client = 38 THEN 'c38' WHEN id_client = 39 THEN 'c39' END FROM clients
SELECT nom FROM clients; -- une seule instruction

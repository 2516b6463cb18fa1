-- Ordinary questions of a business, one a line: all must be approved by the PostgreSQL guard and run.
-- The tables are those of postgresql_queries_test.cpp.

-- class: one number
SELECT count(*) FROM commandes
SELECT count(DISTINCT id_client) FROM commandes
SELECT min(date_commande) FROM commandes
SELECT max(date_commande) FROM commandes
SELECT count(statut) FROM commandes
SELECT any_value(statut) FROM commandes
SELECT sum(quantite) FROM lignes
SELECT avg(quantite) FROM lignes
SELECT stddev(quantite) FROM lignes
SELECT var_pop(quantite) FROM lignes
SELECT min(prix_unitaire) FROM lignes
SELECT max(remise) FROM lignes
SELECT round(avg(prix_unitaire), 2) FROM lignes
SELECT sum(quantite) / count(*) FROM lignes
SELECT sum(quantite * prix_unitaire) FROM lignes
SELECT count(*) FILTER (WHERE remise > 0) FROM lignes
SELECT sum(quantite) FILTER (WHERE quantite >= 10) FROM lignes
SELECT corr(quantite, prix_unitaire) FROM lignes
SELECT regr_slope(quantite, prix_unitaire) FROM lignes
SELECT bool_or(remise > 0) FROM lignes
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY quantite) FROM lignes
SELECT sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande

-- class: by a dimension
SELECT k.region, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.region ORDER BY ca DESC
SELECT k.region, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT k.region, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.region
SELECT k.ville, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.ville ORDER BY ca DESC
SELECT k.ville, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT k.ville, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.ville
SELECT k.segment, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.segment ORDER BY ca DESC
SELECT k.segment, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT k.segment, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.segment
SELECT c.canal, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY c.canal ORDER BY ca DESC
SELECT c.canal, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT c.canal, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY c.canal
SELECT c.statut, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY c.statut ORDER BY ca DESC
SELECT c.statut, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / count(DISTINCT c.no_commande) AS panier FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC NULLS LAST LIMIT 5
SELECT c.statut, round(100.0 * sum(l.quantite * l.prix_unitaire * (1 - l.remise)) / sum(sum(l.quantite * l.prix_unitaire * (1 - l.remise))) OVER (), 1) AS part FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY c.statut
SELECT p.categorie, sum(l.quantite) AS quantite FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN produits p ON p.ref_produit = l.ref_produit GROUP BY p.categorie ORDER BY quantite DESC, p.categorie LIMIT 3
SELECT p.categorie, sum(l.quantite) AS quantite FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN produits p ON p.ref_produit = l.ref_produit GROUP BY p.categorie ORDER BY quantite DESC, p.categorie LIMIT 10
SELECT p.libelle, sum(l.quantite) AS quantite FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN produits p ON p.ref_produit = l.ref_produit GROUP BY p.libelle ORDER BY quantite DESC, p.libelle LIMIT 3
SELECT p.libelle, sum(l.quantite) AS quantite FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN produits p ON p.ref_produit = l.ref_produit GROUP BY p.libelle ORDER BY quantite DESC, p.libelle LIMIT 10

-- class: over time
SELECT date_trunc('year', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT date_part('year', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT date_trunc('quarter', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT date_part('quarter', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT date_trunc('month', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT date_part('month', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT date_trunc('week', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT date_part('week', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT date_trunc('day', c.date_commande) AS periode, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1 ORDER BY 1
SELECT date_part('day', date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT extract(YEAR FROM date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT extract('month' FROM date_commande) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT CAST(EXTRACT(YEAR FROM date_commande) AS INTEGER) AS p, count(*) FROM commandes GROUP BY p ORDER BY p
SELECT count(*) AS n FROM commandes WHERE date_commande >= DATE '2025-01-01' AND date_commande < DATE '2026-01-01'
SELECT count(*) AS n FROM commandes WHERE date_commande BETWEEN DATE '2025-03-01' AND DATE '2025-06-30'
SELECT count(*) AS n FROM commandes WHERE date_commande >= date_trunc('month', current_date) - INTERVAL '1 month'
SELECT count(*) AS n FROM commandes WHERE date_commande < now()
SELECT count(*) AS n FROM commandes WHERE date_commande::DATE = '2025-05-12'
SELECT count(*) AS n FROM commandes WHERE CAST(date_commande AS DATE) <= make_date(2025, 6, 30)
SELECT count(*) AS n FROM commandes WHERE date_commande IN (DATE '2025-01-02', DATE '2025-01-03')
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
SELECT nom FROM clients WHERE upper(ville) = 'LYON' ORDER BY nom
SELECT nom FROM clients WHERE segment IS NULL ORDER BY nom
SELECT nom FROM clients WHERE segment IS NOT NULL ORDER BY nom
SELECT nom FROM clients WHERE segment IS DISTINCT FROM 'PME' ORDER BY nom
SELECT nom FROM clients WHERE coalesce(segment, '') = '' ORDER BY nom
SELECT nom FROM clients WHERE trim(nom) = 'Dupont' ORDER BY nom
SELECT nom FROM clients WHERE starts_with(nom, 'D') ORDER BY nom
SELECT nom FROM clients WHERE nom SIMILAR TO 'D.*' ORDER BY nom
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
SELECT nom FROM clients WHERE replace(nom, 'x', '') = nom ORDER BY nom
SELECT nom FROM clients WHERE nom || ' ' || ville = 'Dupont Lyon' ORDER BY nom
SELECT nom FROM clients WHERE concat(nom, ville) IS NOT NULL ORDER BY nom
SELECT nom FROM clients WHERE concat_ws(' ', nom, ville) LIKE '%Lyon' ORDER BY nom
SELECT nom FROM clients WHERE split_part(nom, ' ', 1) = 'Dupont' ORDER BY nom
SELECT nom FROM clients WHERE lpad(CAST(id_client AS VARCHAR), 5, '0') = '00001' ORDER BY nom
SELECT nom FROM clients WHERE ltrim(CAST(id_client AS VARCHAR), '0') = '1' ORDER BY nom
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
SELECT nom, no_commande FROM clients NATURAL JOIN commandes
SELECT count(*) FROM clients CROSS JOIN produits
SELECT count(*) FROM clients, produits
SELECT nom FROM clients SEMI JOIN commandes USING (id_client)
SELECT nom FROM clients ANTI JOIN commandes USING (id_client)
SELECT k1.nom, k2.nom FROM clients k1 JOIN clients k2 ON k1.region = k2.region AND k1.id_client < k2.id_client
SELECT k.nom FROM clients k JOIN commandes c ON CAST(c.id_client AS VARCHAR) = CAST(k.id_client AS VARCHAR)
SELECT "k"."nom" AS "Nom du client", count("c"."no_commande") AS "Nombre" FROM "clients" AS "k" LEFT JOIN "commandes" AS "c" ON "c"."id_client" = "k"."id_client" GROUP BY "k"."nom" ORDER BY "Nombre" DESC NULLS LAST

-- class: WITH
WITH m AS (SELECT date_trunc('month', c.date_commande) AS mois, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1) SELECT mois, ca, ca - lag(ca) OVER (ORDER BY mois) AS ecart FROM m ORDER BY mois
WITH m AS (SELECT date_trunc('month', c.date_commande) AS mois, sum(l.quantite * l.prix_unitaire * (1 - l.remise)) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande GROUP BY 1) SELECT mois, sum(ca) OVER (ORDER BY mois) AS cumul FROM m ORDER BY mois
WITH ventes AS (SELECT ref_produit, sum(quantite) AS q FROM lignes GROUP BY 1), classement AS (SELECT *, rank() OVER (ORDER BY q DESC) AS rang FROM ventes) SELECT p.libelle, q, rang FROM classement JOIN produits p USING (ref_produit) WHERE rang <= 3
WITH a AS MATERIALIZED (SELECT * FROM clients), b AS NOT MATERIALIZED (SELECT * FROM a) SELECT count(*) FROM b
WITH a(x, y) AS (SELECT id_client, nom FROM clients) SELECT x FROM a ORDER BY y
WITH clients_actifs AS (SELECT DISTINCT id_client FROM commandes) SELECT count(*) FROM clients_actifs
WITH x AS (WITH y AS (SELECT 1 AS a) SELECT a FROM y) SELECT a FROM x

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
SELECT no_commande, sum(quantite) OVER (ORDER BY no_commande ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM lignes
SELECT no_commande, avg(quantite) OVER (ORDER BY no_commande ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM lignes
SELECT no_commande, sum(quantite) OVER w, avg(quantite) OVER w FROM lignes WINDOW w AS (PARTITION BY no_commande)
SELECT no_commande, sum(quantite) OVER (ORDER BY no_commande GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) FROM lignes
SELECT nom, count(*) OVER () AS total FROM clients
SELECT ref_produit, sum(quantite) AS q, 1.0 * sum(quantite) / sum(sum(quantite)) OVER () AS part FROM lignes GROUP BY 1
SELECT ref_produit, sum(quantite) FILTER (WHERE remise = 0) OVER (PARTITION BY ref_produit) FROM lignes

-- class: totals, pivots, samples
SELECT region, segment, count(*), grouping(region) FROM clients GROUP BY CUBE (region, segment)
SELECT region, segment, count(*) FROM clients GROUP BY GROUPING SETS ((region), (segment), ())
SELECT DISTINCT region FROM clients ORDER BY region
SELECT DISTINCT ON (region) region, nom FROM clients ORDER BY region, nom
SELECT * FROM clients LIMIT 10 OFFSET 2
TABLE clients
VALUES (1, 'a'), (2, 'b')
SELECT * FROM (VALUES ('Bretagne', 10), ('Occitanie', 20)) AS objectifs(region, montant)
SELECT k.* FROM clients k

-- class: values and types
SELECT CASE WHEN quantite > 10 THEN 'gros' WHEN quantite > 5 THEN 'moyen' ELSE 'petit' END AS v FROM lignes
SELECT CASE remise WHEN 0 THEN 'non' ELSE 'oui' END AS v FROM lignes
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
SELECT quantite ^ 2 AS v FROM lignes
SELECT ln(quantite) AS v FROM lignes
SELECT log10(quantite) AS v FROM lignes
SELECT exp(1) AS v FROM lignes
SELECT mod(quantite, 3) AS v FROM lignes
SELECT quantite / 3 AS v FROM lignes
SELECT pi() AS v FROM lignes
SELECT CAST(prix_unitaire AS DECIMAL(10, 1)) AS v FROM lignes
SELECT CAST(quantite AS VARCHAR) AS v FROM lignes
SELECT quantite::TEXT AS v FROM lignes
SELECT CAST(quantite AS BIGINT) AS v FROM lignes
SELECT quantite::NUMERIC AS v FROM lignes
SELECT CAST(remise > 0 AS BOOLEAN) AS v FROM lignes
SELECT CAST('2025-01-01' AS TIMESTAMP) AS v FROM lignes
SELECT TIMESTAMP '2025-01-01 10:00:00' AT TIME ZONE 'Europe/Paris' AS v FROM lignes
SELECT '2025-01-01'::DATE + 7 AS v FROM lignes
SELECT INTERVAL '2 days' AS v FROM lignes
SELECT repeat('█', 10) AS v FROM lignes
SELECT row(1, 2) AS v FROM lignes
SELECT chr(65) AS v FROM lignes
SELECT ascii('A') AS v FROM lignes
SELECT reverse(ref_produit) AS v FROM lignes
SELECT translate(ref_produit, 'P', 'Q') AS v FROM lignes
SELECT string_agg(nom, ', ') AS v FROM clients
SELECT string_agg(DISTINCT region, ', ' ORDER BY region) AS v FROM clients
SELECT array_agg(DISTINCT region) AS v FROM clients
SELECT count(DISTINCT (nom, ville)) AS v FROM clients

-- class: calendars and series

-- class: writing style
select nom from clients where region = 'Bretagne';
SELECT nom FROM clients -- le client
SELECT /* un commentaire ; avec un point-virgule */ nom FROM clients
SELECT 'C''est l''été ; -- DROP TABLE clients' AS phrase
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

-- class: what PostgreSQL writes in its own way
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY prix_unitaire) AS mediane FROM lignes
SELECT percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY quantite) FROM lignes
SELECT percentile_disc(0.9) WITHIN GROUP (ORDER BY quantite) FROM lignes
SELECT mode() WITHIN GROUP (ORDER BY canal) FROM commandes
SELECT canal, count(*) FILTER (WHERE statut = 'payée') AS payees, count(*) AS toutes FROM commandes GROUP BY canal ORDER BY 1
SELECT DISTINCT ON (id_client) id_client, no_commande, date_commande FROM commandes ORDER BY id_client, date_commande DESC
SELECT date_trunc('month', date_commande)::date AS mois, count(*) FROM commandes GROUP BY 1 ORDER BY 1
SELECT date_trunc('quarter', c.date_commande)::date AS trimestre, sum(l.quantite * l.prix_unitaire) FROM commandes c JOIN lignes l USING (no_commande) GROUP BY 1 ORDER BY 1
SELECT date_trunc('week', c.date_commande)::date AS semaine, count(*) FROM commandes c GROUP BY 1
SELECT extract(year FROM date_commande)::int AS annee, count(*) FROM commandes GROUP BY 1 ORDER BY 1
SELECT extract(isodow FROM date_commande) AS jour, count(*) FROM commandes GROUP BY 1
SELECT extract(week FROM date_commande) AS semaine, extract(isoyear FROM date_commande) AS annee, count(*) FROM commandes GROUP BY 1, 2
SELECT extract(epoch FROM age('2025-12-31'::date, date_commande)) / 86400 AS jours FROM commandes
SELECT date_part('month', date_commande) AS mois, count(*) FROM commandes GROUP BY 1
SELECT to_char(date_commande, 'YYYY-MM') AS mois, count(*) FROM commandes GROUP BY 1 ORDER BY 1
SELECT to_char(date_commande, 'TMMonth') AS mois FROM commandes
SELECT to_char(sum(quantite * prix_unitaire), 'FM999G999D00') FROM lignes
SELECT count(*) FROM commandes WHERE date_commande >= DATE '2025-01-01' AND date_commande < DATE '2026-01-01'
SELECT count(*) FROM commandes WHERE date_commande BETWEEN '2025-01-01' AND '2025-12-31'
SELECT count(*) FROM commandes WHERE date_commande >= current_date - INTERVAL '12 months'
SELECT count(*) FROM commandes WHERE date_commande >= date_trunc('year', current_date)
SELECT count(*) FROM commandes WHERE date_commande > now() - interval '30 days'
SELECT date_commande + INTERVAL '1 month' FROM commandes
SELECT date_commande + 7 FROM commandes
SELECT max(date_commande) - min(date_commande) AS jours FROM commandes
SELECT age(max(date_commande), min(date_commande)) FROM commandes
SELECT (date_commande::timestamp AT TIME ZONE 'Europe/Paris') AS instant FROM commandes
SELECT date_trunc('month', date_commande::timestamptz AT TIME ZONE 'Europe/Paris') FROM commandes
SELECT date_trunc('day', date_commande::timestamptz, 'Europe/Paris') FROM commandes
SELECT timezone('Europe/Paris', now())
SELECT make_date(2025, 12, 31), make_interval(days => 3), make_interval(0, 1)
SELECT localtimestamp, current_timestamp, current_date
SELECT m::date, count(c.no_commande) FROM generate_series('2025-01-01'::timestamp, '2025-12-01'::timestamp, '1 month'::interval) AS m LEFT JOIN commandes c ON date_trunc('month', c.date_commande) = m GROUP BY 1 ORDER BY 1
SELECT g.jour::date FROM generate_series((SELECT min(date_commande) FROM commandes)::timestamp, (SELECT max(date_commande) FROM commandes)::timestamp, INTERVAL '1 day') AS g(jour)
SELECT n FROM generate_series(1, 12) AS n
SELECT n * 10 FROM generate_series(0, 100, 10) AS s(n)
SELECT k.region, sum(l.quantite * l.prix_unitaire * (1 - coalesce(l.remise, 0))) AS ca FROM lignes l JOIN commandes c ON c.no_commande = l.no_commande JOIN clients k ON k.id_client = c.id_client GROUP BY k.region ORDER BY ca DESC NULLS LAST LIMIT 5
SELECT k.nom, x.total FROM clients k LEFT JOIN LATERAL (SELECT sum(l.quantite * l.prix_unitaire) AS total FROM lignes l JOIN commandes c USING (no_commande) WHERE c.id_client = k.id_client) AS x ON true ORDER BY x.total DESC NULLS LAST
SELECT k.nom, d.no_commande FROM clients k CROSS JOIN LATERAL (SELECT c.no_commande FROM commandes c WHERE c.id_client = k.id_client ORDER BY c.date_commande DESC LIMIT 1) AS d
SELECT region, count(*) FROM clients GROUP BY ROLLUP (region)
SELECT region, segment, count(*), grouping(region) FROM clients GROUP BY CUBE (region, segment)
SELECT region, segment, count(*) FROM clients GROUP BY GROUPING SETS ((region), (segment), ())
SELECT canal, statut, count(*) AS n, round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS part FROM commandes GROUP BY canal, statut
SELECT ref_produit, sum(quantite) AS q, rank() OVER (ORDER BY sum(quantite) DESC) AS rang FROM lignes GROUP BY ref_produit
SELECT date_commande, count(*) OVER (ORDER BY date_commande ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cumul FROM commandes
SELECT date_commande, avg(no_commande) OVER (ORDER BY date_commande RANGE BETWEEN '30 days' PRECEDING AND CURRENT ROW) FROM commandes
SELECT no_commande, lag(date_commande) OVER w AS avant, lead(date_commande) OVER w AS apres FROM commandes WINDOW w AS (PARTITION BY id_client ORDER BY date_commande)
SELECT nom, ntile(4) OVER (ORDER BY nom), percent_rank() OVER (ORDER BY nom), cume_dist() OVER (ORDER BY nom) FROM clients
SELECT first_value(nom) OVER (ORDER BY id_client), last_value(nom) OVER (ORDER BY id_client), nth_value(nom, 2) OVER (ORDER BY id_client) FROM clients
SELECT * FROM (SELECT c.*, row_number() OVER (PARTITION BY id_client ORDER BY date_commande DESC) AS n FROM commandes c) AS x WHERE x.n = 1
SELECT string_agg(nom, ', ' ORDER BY nom) FROM clients
SELECT string_agg(DISTINCT canal, ', ') FROM commandes
SELECT array_agg(nom ORDER BY nom) FROM clients
SELECT array_to_string(array_agg(DISTINCT ville), ' / ') FROM clients
SELECT (array_agg(nom ORDER BY nom))[1] FROM clients
SELECT array_length(ARRAY[1, 2, 3], 1), cardinality(ARRAY['a', 'b']), 2 = ANY (ARRAY[1, 2])
SELECT u FROM unnest(ARRAY['Lyon', 'Rennes']) AS u
SELECT count(*) FROM clients WHERE ville = ANY (ARRAY['Lyon', 'Rennes'])
SELECT count(*) FROM clients WHERE ville <> ALL (ARRAY['Lyon'])
SELECT count(*) FROM clients WHERE nom ILIKE 'du%'
SELECT count(*) FROM clients WHERE nom ~* '^du'
SELECT count(*) FROM clients WHERE nom !~ '[0-9]'
SELECT count(*) FROM clients WHERE nom SIMILAR TO '(Du|Pe)%'
SELECT count(*) FROM clients WHERE starts_with(nom, 'Du')
SELECT count(*) FROM clients WHERE nom LIKE '10!%%' ESCAPE '!'
SELECT count(*) FROM clients WHERE lower(translate(ville, 'éèêàçÉ', 'eeeacE')) = 'orleans'
SELECT nom FROM clients ORDER BY nom COLLATE "C"
SELECT nom FROM clients ORDER BY lower(nom), id_client DESC
SELECT split_part(nom, ' ', 1), left(nom, 2), right(nom, 2), substring(nom FROM 1 FOR 3), substr(nom, 2), position('u' IN nom) FROM clients
SELECT trim(nom), btrim(nom), ltrim(nom), rtrim(nom), trim(BOTH 'x' FROM nom), overlay(nom PLACING 'xx' FROM 1 FOR 2) FROM clients
SELECT lpad(id_client::text, 5, '0'), rpad(nom, 10, '.'), repeat('▇', 5) FROM clients
SELECT concat(nom, ' ', ville), concat_ws(', ', nom, ville), nom || ' (' || ville || ')' FROM clients
SELECT initcap(nom), upper(nom), lower(nom), length(nom), char_length(nom), reverse(nom), md5(nom) FROM clients
SELECT regexp_replace(nom, '[aeiou]', '', 'g'), regexp_split_to_array(nom, 'u'), (regexp_match(nom, 'D(.)'))[1] FROM clients
SELECT coalesce(segment, 'inconnu') AS segment, count(*) FROM clients GROUP BY 1
SELECT nullif(segment, 'PME'), greatest(1, id_client), least(2, id_client) FROM clients
SELECT count(*) FROM clients WHERE segment IS DISTINCT FROM 'PME'
SELECT count(*) FROM clients WHERE (segment = 'PME') IS NOT TRUE
SELECT count(*) FROM clients WHERE segment IS NULL OR NOT segment = 'ETI'
SELECT count(*) FROM clients WHERE (ville, region) IN (('Lyon', 'Auvergne-Rhône-Alpes'), ('Rennes', 'Bretagne'))
SELECT k.nom FROM clients k WHERE NOT EXISTS (SELECT 1 FROM commandes c WHERE c.id_client = k.id_client)
SELECT nom FROM clients WHERE id_client NOT IN (SELECT id_client FROM commandes)
SELECT ref_produit FROM lignes GROUP BY ref_produit HAVING sum(quantite) > (SELECT avg(quantite) FROM lignes)
WITH ca AS (SELECT c.id_client, sum(l.quantite * l.prix_unitaire) AS total FROM commandes c JOIN lignes l USING (no_commande) GROUP BY 1) SELECT k.nom, ca.total, ca.total / sum(ca.total) OVER () AS part FROM ca JOIN clients k ON k.id_client = ca.id_client
WITH mois AS (SELECT date_trunc('month', date_commande) AS m, count(*) AS n FROM commandes GROUP BY 1) SELECT mois.m, mois.n, mois.n - lag(mois.n) OVER (ORDER BY mois.m) AS ecart FROM mois
WITH a AS MATERIALIZED (SELECT * FROM clients), b AS NOT MATERIALIZED (SELECT a.nom FROM a) SELECT b.nom FROM b
WITH RECURSIVE jours(j) AS (SELECT DATE '2025-01-01' UNION ALL SELECT jours.j + 1 FROM jours WHERE jours.j < DATE '2025-01-10') SELECT count(*) FROM jours
SELECT nom FROM clients UNION SELECT libelle FROM produits ORDER BY 1
SELECT nom FROM clients UNION ALL SELECT libelle FROM produits LIMIT 3
SELECT id_client FROM clients EXCEPT SELECT id_client FROM commandes
SELECT id_client FROM clients INTERSECT SELECT id_client FROM commandes
(SELECT nom FROM clients ORDER BY nom LIMIT 1) UNION ALL (SELECT libelle FROM produits ORDER BY libelle LIMIT 1)
VALUES (1, 'a'), (2, 'b')
SELECT v.n, v.nom FROM (VALUES (1, 'a'), (2, 'b')) AS v(n, nom)
TABLE clients
SELECT clients.nom FROM clients
SELECT public.clients.nom FROM public.clients
SELECT clients.* FROM clients
SELECT k.* FROM clients AS k
SELECT count(k) FROM clients AS k
SELECT sum(quantite)::numeric / nullif(count(*), 0) FROM lignes
SELECT round(avg(prix_unitaire), 2), trunc(avg(prix_unitaire), 1), ceil(1.2), floor(1.8), abs(-1), mod(7, 3), 7 % 3, power(2, 3), sqrt(2), ln(2), exp(1) FROM lignes
SELECT round(sum(quantite * prix_unitaire)::numeric, 2) FROM lignes
SELECT CAST(quantite AS double precision) / 3, quantite::real, quantite::bigint, quantite::smallint, '12.5'::numeric(10, 2), 'x'::varchar(10), 'x'::char(3) FROM lignes
SELECT stddev(quantite), variance(quantite), stddev_pop(quantite), corr(quantite, prix_unitaire), regr_slope(quantite, prix_unitaire) FROM lignes
SELECT width_bucket(prix_unitaire, 0, 200, 4) AS tranche, count(*) FROM lignes GROUP BY 1 ORDER BY 1
SELECT bool_and(quantite > 0), bool_or(quantite > 10), every(quantite > 0) FROM lignes
SELECT json_build_object('nom', nom, 'ville', ville) FROM clients
SELECT jsonb_agg(nom) FROM clients
SELECT ('{"a": {"b": 1}}'::jsonb -> 'a' ->> 'b')::int, '{"a": 1}'::jsonb @> '{"a": 1}', '{"a": 1}'::jsonb ? 'a'
SELECT e.key, e.value FROM jsonb_each_text('{"a": 1, "b": 2}'::jsonb) AS e
SELECT x.value FROM jsonb_array_elements_text('["a", "b"]'::jsonb) AS x
SELECT (DATE '2025-01-01', DATE '2025-02-01') OVERLAPS (DATE '2025-01-15', DATE '2025-03-01')
SELECT count(*) FROM commandes WHERE date_commande <@ daterange('2025-01-01', '2026-01-01')
SELECT to_date('31/12/2025', 'DD/MM/YYYY'), to_timestamp('31/12/2025 08:30', 'DD/MM/YYYY HH24:MI'), to_number('1234.5', '9999D9')
SELECT CASE canal WHEN 'web' THEN 'En ligne' ELSE 'Autre' END AS canal, count(*) FROM commandes GROUP BY 1
SELECT CASE WHEN quantite < 5 THEN 'peu' WHEN quantite < 10 THEN 'moyen' ELSE 'beaucoup' END AS tranche, count(*) FROM lignes GROUP BY 1
SELECT 'aujourd''hui' AS "Quand ?", E'ligne\n2', $$l'été$$, U&'\00E9t\00E9'
SELECT nom AS "Nom du client" FROM clients ORDER BY "Nom du client"
SELECT nom FROM clients ORDER BY id_client FETCH FIRST 2 ROWS ONLY
SELECT nom FROM clients ORDER BY segment FETCH FIRST 1 ROWS WITH TIES
SELECT nom FROM clients NATURAL JOIN commandes
SELECT k.nom, c.no_commande FROM clients k FULL JOIN commandes c ON c.id_client = k.id_client
SELECT k.nom, c.no_commande FROM clients k RIGHT JOIN commandes c USING (id_client)
SELECT k.nom FROM clients k, commandes c WHERE k.id_client = c.id_client -- les clients qui commandent
SELECT /* combien */ count(*) FROM commandes;

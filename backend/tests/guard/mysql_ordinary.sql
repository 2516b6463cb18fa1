-- Ordinary questions of a business, one statement a line: each must be approved and must run on MariaDB.
-- Tables: clients, produits, commandes, lignes and two with difficult names (see mysql_guard_test.cpp).

-- class: one number
SELECT COUNT(*) FROM commandes
SELECT count(*) from commandes
SELECT COUNT(DISTINCT id_client) FROM commandes
SELECT COUNT(DISTINCT id_client, canal) FROM commandes
SELECT MIN(date_commande) FROM commandes
SELECT MAX(date_commande) FROM commandes;
SELECT SUM(quantite) FROM lignes
SELECT AVG(quantite) FROM lignes
SELECT STDDEV(quantite) FROM lignes
SELECT STDDEV_SAMP(prix_unitaire) FROM lignes
SELECT VAR_POP(quantite) FROM lignes
SELECT VARIANCE(quantite) FROM lignes
SELECT ROUND(AVG(prix_unitaire), 2) FROM lignes
SELECT SUM(quantite) / COUNT(*) FROM lignes
SELECT SUM(quantite * prix_unitaire) FROM lignes
SELECT SUM(quantite * prix_unitaire * (1 - remise)) AS ca_net FROM lignes
SELECT SUM(CASE WHEN remise > 0 THEN 1 ELSE 0 END) FROM lignes
SELECT SUM(IF(remise > 0, quantite, 0)) FROM lignes
SELECT COUNT(NULLIF(segment, '')) FROM clients
SELECT COUNT(*) * 100.0 / (SELECT COUNT(*) FROM commandes) FROM commandes WHERE statut = 'payée'
SELECT (SELECT COUNT(*) FROM clients) - (SELECT COUNT(DISTINCT id_client) FROM commandes) AS sans_commande
SELECT 1 + 1
SELECT PI()
SELECT 'bonjour'
SELECT 1e3, .5, 1.5, -2, 0x41, x'41', b'01', TRUE, FALSE, NULL
SELECT GREATEST(1, 2, 3), LEAST(1, 2, 3)
SELECT COALESCE(MAX(remise), 0) FROM lignes
SELECT BIT_OR(quantite), BIT_AND(quantite), BIT_XOR(quantite) FROM lignes
SELECT 7 DIV 2, 7 MOD 2, 7 % 2, MOD(7, 2)
SELECT 10 / 4, 2 * 3, 5 - 1, -quantite FROM lignes LIMIT 1

-- class: by group
SELECT statut AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY statut ORDER BY valeur DESC
SELECT statut, COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT canal AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY canal ORDER BY valeur DESC
SELECT canal, COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT id_client AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY id_client ORDER BY valeur DESC
SELECT id_client, COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT YEAR(date_commande) AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY YEAR(date_commande) ORDER BY valeur DESC
SELECT YEAR(date_commande), COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT MONTH(date_commande) AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY MONTH(date_commande) ORDER BY valeur DESC
SELECT MONTH(date_commande), COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT QUARTER(date_commande) AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY QUARTER(date_commande) ORDER BY valeur DESC
SELECT QUARTER(date_commande), COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT DATE_FORMAT(date_commande, '%Y-%m') AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY DATE_FORMAT(date_commande, '%Y-%m') ORDER BY valeur DESC
SELECT DATE_FORMAT(date_commande, '%Y-%m'), COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT YEARWEEK(date_commande, 3) AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY YEARWEEK(date_commande, 3) ORDER BY valeur DESC
SELECT YEARWEEK(date_commande, 3), COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT DAYNAME(date_commande) AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY DAYNAME(date_commande) ORDER BY valeur DESC
SELECT DAYNAME(date_commande), COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT LAST_DAY(date_commande) AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY LAST_DAY(date_commande) ORDER BY valeur DESC
SELECT LAST_DAY(date_commande), COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT DATE(date_commande) - INTERVAL DAY(date_commande) - 1 DAY AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY DATE(date_commande) - INTERVAL DAY(date_commande) - 1 DAY ORDER BY valeur DESC
SELECT DATE(date_commande) - INTERVAL DAY(date_commande) - 1 DAY, COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT DATE(date_commande) - INTERVAL WEEKDAY(date_commande) DAY AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY DATE(date_commande) - INTERVAL WEEKDAY(date_commande) DAY ORDER BY valeur DESC
SELECT DATE(date_commande) - INTERVAL WEEKDAY(date_commande) DAY, COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT MAKEDATE(YEAR(date_commande), 1) + INTERVAL QUARTER(date_commande) - 1 QUARTER AS groupe, COUNT(*) AS valeur FROM commandes GROUP BY MAKEDATE(YEAR(date_commande), 1) + INTERVAL QUARTER(date_commande) - 1 QUARTER ORDER BY valeur DESC
SELECT MAKEDATE(YEAR(date_commande), 1) + INTERVAL QUARTER(date_commande) - 1 QUARTER, COUNT(*) FROM commandes GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT ville AS groupe, COUNT(*) AS valeur FROM clients GROUP BY ville ORDER BY valeur DESC
SELECT ville, COUNT(*) FROM clients GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT region AS groupe, COUNT(*) AS valeur FROM clients GROUP BY region ORDER BY valeur DESC
SELECT region, COUNT(*) FROM clients GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT segment AS groupe, COUNT(*) AS valeur FROM clients GROUP BY segment ORDER BY valeur DESC
SELECT segment, COUNT(*) FROM clients GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT LEFT(nom, 1) AS groupe, COUNT(*) AS valeur FROM clients GROUP BY LEFT(nom, 1) ORDER BY valeur DESC
SELECT LEFT(nom, 1), COUNT(*) FROM clients GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT UPPER(ville) AS groupe, COUNT(*) AS valeur FROM clients GROUP BY UPPER(ville) ORDER BY valeur DESC
SELECT UPPER(ville), COUNT(*) FROM clients GROUP BY 1 HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT ref_produit AS groupe, SUM(quantite * prix_unitaire) AS valeur FROM lignes GROUP BY ref_produit ORDER BY valeur DESC
SELECT ref_produit, SUM(quantite * prix_unitaire) FROM lignes GROUP BY 1 HAVING SUM(quantite * prix_unitaire) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT remise AS groupe, SUM(quantite * prix_unitaire) AS valeur FROM lignes GROUP BY remise ORDER BY valeur DESC
SELECT remise, SUM(quantite * prix_unitaire) FROM lignes GROUP BY 1 HAVING SUM(quantite * prix_unitaire) > 1 ORDER BY 2 DESC, 1 LIMIT 10
SELECT quantite AS groupe, SUM(quantite * prix_unitaire) AS valeur FROM lignes GROUP BY quantite ORDER BY valeur DESC
SELECT quantite, SUM(quantite * prix_unitaire) FROM lignes GROUP BY 1 HAVING SUM(quantite * prix_unitaire) > 1 ORDER BY 2 DESC, 1 LIMIT 10

-- class: filters
SELECT * FROM commandes WHERE statut = 'payée'
SELECT * FROM commandes WHERE statut = "payée"
SELECT * FROM commandes WHERE statut <> 'payée' AND canal != 'web'
SELECT * FROM commandes WHERE statut IN ('payée', 'en attente')
SELECT * FROM commandes WHERE statut NOT IN ('payée')
SELECT * FROM commandes WHERE date_commande >= '2025-01-01' AND date_commande < '2026-01-01'
SELECT * FROM commandes WHERE date_commande BETWEEN DATE '2025-01-01' AND DATE '2025-12-31'
SELECT * FROM commandes WHERE date_commande >= DATE'2025-01-01'
SELECT * FROM commandes WHERE date_commande < TIMESTAMP '2025-05-13 00:00:00'
SELECT * FROM commandes WHERE YEAR(date_commande) = 2025
SELECT * FROM commandes WHERE date_commande > NOW() - INTERVAL 30 DAY
SELECT * FROM commandes WHERE date_commande > DATE_SUB(CURDATE(), INTERVAL 12 MONTH)
SELECT * FROM commandes WHERE date_commande > CURRENT_DATE - INTERVAL 1 YEAR
SELECT * FROM commandes WHERE date_commande <= CURRENT_TIMESTAMP
SELECT * FROM clients WHERE nom LIKE 'Du%'
SELECT * FROM clients WHERE nom LIKE '%!%%' ESCAPE '!'
SELECT * FROM clients WHERE nom NOT LIKE '%x%'
SELECT * FROM clients WHERE nom REGEXP '^D'
SELECT * FROM clients WHERE nom RLIKE 'd$'
SELECT * FROM clients WHERE segment IS NULL
SELECT * FROM clients WHERE segment IS NOT NULL
SELECT * FROM clients WHERE segment <=> NULL
SELECT * FROM clients WHERE ville = 'L\'Isle'
SELECT * FROM clients WHERE ville = 'L''Isle'
SELECT * FROM clients WHERE nom COLLATE utf8mb4_bin = 'Dupont'
SELECT * FROM clients WHERE BINARY nom = 'Dupont'
SELECT * FROM clients WHERE NOT (ville = 'Lyon' OR ville = 'Rennes')
SELECT * FROM clients WHERE (ville, region) = ('Lyon', 'Auvergne-Rhône-Alpes')
SELECT * FROM clients WHERE id_client IN (SELECT id_client FROM commandes)
SELECT * FROM clients WHERE id_client NOT IN (SELECT id_client FROM commandes WHERE id_client IS NOT NULL)
SELECT * FROM clients c WHERE EXISTS (SELECT 1 FROM commandes o WHERE o.id_client = c.id_client)
SELECT * FROM clients c WHERE NOT EXISTS (SELECT 1 FROM commandes o WHERE o.id_client = c.id_client)
SELECT * FROM lignes WHERE quantite > ALL (SELECT quantite FROM lignes WHERE remise > 0)
SELECT * FROM lignes WHERE quantite = ANY (SELECT quantite FROM lignes)
SELECT * FROM lignes WHERE quantite >= SOME (SELECT quantite FROM lignes)
SELECT * FROM lignes WHERE prix_unitaire > (SELECT AVG(prix_unitaire) FROM lignes)
SELECT * FROM lignes WHERE quantite & 1 = 1 XOR remise > 0
SELECT * FROM lignes WHERE quantite BETWEEN 1 AND 10 ORDER BY quantite LIMIT 5 OFFSET 1
SELECT * FROM lignes ORDER BY quantite DESC LIMIT 0, 5
SELECT * FROM clients ORDER BY FIELD(segment, 'PME', 'ETI'), nom
SELECT * FROM clients ORDER BY segment IS NULL, segment ASC
SELECT DISTINCT ville FROM clients
SELECT DISTINCT(region) FROM clients
SELECT DISTINCT ville, region FROM clients ORDER BY 1
SELECT /* les clients */ nom FROM clients -- tous
SELECT nom FROM clients WHERE ville = 'Lyon' -- à Lyon
SELECT `nom` FROM `clients` WHERE `ville` = 'Lyon'
SELECT c.`nom`, c.ville FROM clients AS c
SELECT clients.nom FROM clients
SELECT c.* FROM clients c

-- class: joins
SELECT c.nom, COUNT(*) FROM clients c JOIN commandes o ON o.id_client = c.id_client GROUP BY c.nom
SELECT c.nom, COUNT(o.no_commande) FROM clients c LEFT JOIN commandes o ON o.id_client = c.id_client GROUP BY c.id_client, c.nom
SELECT c.nom, COUNT(o.no_commande) FROM clients c LEFT OUTER JOIN commandes o USING (id_client) GROUP BY c.nom
SELECT c.nom FROM commandes o RIGHT JOIN clients c ON o.id_client = c.id_client WHERE o.no_commande IS NULL
SELECT c.region, SUM(l.quantite * l.prix_unitaire) AS ca FROM clients c INNER JOIN commandes o ON o.id_client = c.id_client INNER JOIN lignes l ON l.no_commande = o.no_commande GROUP BY c.region ORDER BY ca DESC
SELECT p.categorie, SUM(l.quantite) FROM lignes l JOIN produits p ON p.ref_produit = l.ref_produit GROUP BY p.categorie
SELECT p.libelle, SUM(l.quantite * (l.prix_unitaire - p.prix_ht)) FROM lignes l JOIN produits p USING (ref_produit) GROUP BY p.libelle
SELECT c.nom, o.no_commande FROM clients c, commandes o WHERE c.id_client = o.id_client
SELECT * FROM clients NATURAL JOIN commandes
SELECT * FROM clients CROSS JOIN produits
SELECT STRAIGHT_JOIN c.nom FROM clients c JOIN commandes o ON o.id_client = c.id_client
SELECT c.nom FROM clients c STRAIGHT_JOIN commandes o ON o.id_client = c.id_client
SELECT a.nom, b.nom FROM clients a JOIN clients b ON a.region = b.region AND a.id_client < b.id_client
SELECT c.nom FROM (clients c JOIN commandes o ON o.id_client = c.id_client)
SELECT c.nom FROM clients c LEFT JOIN (commandes o JOIN lignes l ON l.no_commande = o.no_commande) ON o.id_client = c.id_client
SELECT x.nom FROM (SELECT nom FROM clients) AS x
SELECT x.n FROM (SELECT COUNT(*) AS n FROM clients) x, (SELECT 1 AS m) y
SELECT t.region, t.n FROM (SELECT region, COUNT(*) AS n FROM clients GROUP BY region) t WHERE t.n >= 1
SELECT AVG(total) FROM (SELECT o.no_commande, SUM(l.quantite * l.prix_unitaire) AS total FROM commandes o JOIN lignes l ON l.no_commande = o.no_commande GROUP BY o.no_commande) paniers
SELECT c.nom, (SELECT COUNT(*) FROM commandes o WHERE o.id_client = c.id_client) AS commandes FROM clients c
SELECT 1 FROM DUAL
SELECT * FROM ((SELECT nom FROM clients) UNION (SELECT libelle FROM produits)) x

-- class: sets
SELECT nom FROM clients UNION SELECT libelle FROM produits
SELECT nom FROM clients UNION ALL SELECT libelle FROM produits ORDER BY 1 LIMIT 3
(SELECT nom FROM clients ORDER BY nom LIMIT 1) UNION ALL (SELECT libelle FROM produits LIMIT 1)
SELECT id_client FROM clients EXCEPT SELECT id_client FROM commandes
SELECT id_client FROM clients INTERSECT SELECT id_client FROM commandes
SELECT id_client FROM clients EXCEPT (SELECT id_client FROM commandes)
SELECT 'total' AS nom, COUNT(*) FROM clients UNION SELECT region, COUNT(*) FROM clients GROUP BY region

-- class: with
WITH ca AS (SELECT no_commande, SUM(quantite * prix_unitaire) AS total FROM lignes GROUP BY no_commande) SELECT AVG(total) FROM ca
WITH ca (commande, total) AS (SELECT no_commande, SUM(quantite) FROM lignes GROUP BY no_commande) SELECT commande FROM ca ORDER BY total DESC LIMIT 1
WITH a AS (SELECT 1 AS n), b AS (SELECT n + 1 AS n FROM a) SELECT * FROM a UNION ALL SELECT * FROM b
WITH RECURSIVE mois AS (SELECT DATE '2025-01-01' AS debut UNION ALL SELECT debut + INTERVAL 1 MONTH FROM mois WHERE debut < '2025-12-01') SELECT debut FROM mois
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT SUM(i) FROM n
WITH `par région` AS (SELECT region, COUNT(*) AS n FROM clients GROUP BY region) SELECT * FROM `par région`
SELECT * FROM (WITH x AS (SELECT 1 AS a) SELECT * FROM x) y
SELECT nom FROM clients WHERE id_client IN (WITH x AS (SELECT id_client FROM commandes) SELECT id_client FROM x)
WITH a AS (SELECT id_client FROM commandes) SELECT c.nom FROM clients c JOIN a ON a.id_client = c.id_client

-- class: windows
SELECT nom, ROW_NUMBER() OVER (ORDER BY nom) FROM clients
SELECT nom, RANK() OVER (PARTITION BY region ORDER BY nom) FROM clients
SELECT nom, DENSE_RANK() OVER (PARTITION BY region, ville ORDER BY nom DESC) FROM clients
SELECT no_commande, SUM(quantite) OVER (ORDER BY no_commande ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM lignes
SELECT no_commande, AVG(quantite) OVER (ORDER BY no_commande ROWS 2 PRECEDING) FROM lignes
SELECT no_commande, SUM(quantite) OVER (ORDER BY no_commande RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM lignes
SELECT no_commande, LAG(quantite) OVER (ORDER BY no_commande), LEAD(quantite, 1) OVER (ORDER BY no_commande) FROM lignes
SELECT no_commande, FIRST_VALUE(quantite) OVER w, LAST_VALUE(quantite) OVER w FROM lignes WINDOW w AS (PARTITION BY no_commande ORDER BY quantite)
SELECT no_commande, NTILE(4) OVER (ORDER BY quantite), CUME_DIST() OVER (ORDER BY quantite), PERCENT_RANK() OVER (ORDER BY quantite) FROM lignes
SELECT region, COUNT(*) * 100.0 / SUM(COUNT(*)) OVER () AS part FROM clients GROUP BY region
SELECT * FROM (SELECT l.*, ROW_NUMBER() OVER (PARTITION BY no_commande ORDER BY quantite DESC) AS rang FROM lignes l) x WHERE rang <= 2
SELECT DISTINCT MEDIAN(prix_unitaire) OVER () FROM lignes
SELECT DISTINCT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY prix_unitaire) OVER (PARTITION BY no_commande) FROM lignes
SELECT DISTINCT PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY quantite) OVER () FROM lignes
SELECT mois, ca, ca - LAG(ca) OVER (ORDER BY mois) AS evolution FROM (SELECT DATE_FORMAT(o.date_commande, '%Y-%m') AS mois, SUM(l.quantite * l.prix_unitaire) AS ca FROM commandes o JOIN lignes l ON l.no_commande = o.no_commande GROUP BY 1) m
SELECT region, COUNT(*) FROM clients GROUP BY region WITH ROLLUP
SELECT YEAR(date_commande), canal, COUNT(*) FROM commandes GROUP BY 1, 2 WITH ROLLUP

-- class: texts
SELECT CONCAT(nom, ' (', ville, ')') FROM clients
SELECT CONCAT_WS(', ', ville, region) FROM clients
SELECT UPPER(nom) FROM clients
SELECT LOWER(nom) FROM clients
SELECT UCASE(nom) FROM clients
SELECT LCASE(nom) FROM clients
SELECT LENGTH(nom) FROM clients
SELECT CHAR_LENGTH(nom) FROM clients
SELECT SUBSTRING(nom, 1, 3) FROM clients
SELECT SUBSTRING(nom FROM 1 FOR 3) FROM clients
SELECT SUBSTR(nom, 2) FROM clients
SELECT MID(nom, 1, 2) FROM clients
SELECT LEFT(nom, 2) FROM clients
SELECT RIGHT(nom, 2) FROM clients
SELECT TRIM(nom) FROM clients
SELECT TRIM(BOTH 'D' FROM nom) FROM clients
SELECT TRIM(LEADING 'D' FROM nom) FROM clients
SELECT LTRIM(nom) FROM clients
SELECT RTRIM(nom) FROM clients
SELECT REPLACE(nom, 'D', 'T') FROM clients
SELECT REVERSE(nom) FROM clients
SELECT LPAD(nom, 10, '.') FROM clients
SELECT RPAD(nom, 10, '.') FROM clients
SELECT REPEAT('*', 5) FROM clients
SELECT SPACE(3) FROM clients
SELECT INSTR(nom, 'o') FROM clients
SELECT LOCATE('o', nom) FROM clients
SELECT POSITION('o' IN nom) FROM clients
SELECT SUBSTRING_INDEX(region, '-', 1) FROM clients
SELECT ASCII(nom) FROM clients
SELECT CHAR(65) FROM clients
SELECT ELT(1, nom, ville) FROM clients
SELECT FIELD(nom, 'Dupont') FROM clients
SELECT FIND_IN_SET('PME', segment) FROM clients
SELECT HEX(nom) FROM clients
SELECT UNHEX('41') FROM clients
SELECT MD5(nom) FROM clients
SELECT SHA1(nom) FROM clients
SELECT SHA2(nom, 256) FROM clients
SELECT CRC32(nom) FROM clients
SELECT SOUNDEX(nom) FROM clients
SELECT STRCMP(nom, ville) FROM clients
SELECT QUOTE(nom) FROM clients
SELECT TO_BASE64(nom) FROM clients
SELECT REGEXP_REPLACE(nom, '[aeiou]', '') FROM clients
SELECT REGEXP_SUBSTR(nom, '[A-Z]') FROM clients
SELECT REGEXP_INSTR(nom, 'o') FROM clients
SELECT INSERT(nom, 1, 1, 'X') FROM clients
SELECT IFNULL(segment, 'inconnu') FROM clients
SELECT COALESCE(segment, ville, '?') FROM clients
SELECT NULLIF(segment, 'PME') FROM clients
SELECT NVL(segment, 'x') FROM clients
SELECT ISNULL(segment) FROM clients
SELECT CASE segment WHEN 'PME' THEN 'petite' WHEN 'ETI' THEN 'moyenne' ELSE 'autre' END FROM clients
SELECT CASE WHEN nom LIKE 'D%' THEN 1 END FROM clients
SELECT IF(segment = 'PME', 1, 0) FROM clients
SELECT CAST(id_client AS CHAR) FROM clients
SELECT CAST(id_client AS CHAR(10)) FROM clients
SELECT CONVERT(nom USING utf8mb4) FROM clients
SELECT JSON_OBJECT('nom', nom) FROM clients
SELECT JSON_ARRAY(nom, ville) FROM clients
SELECT JSON_EXTRACT('{"a": 1}', '$.a') FROM clients
SELECT JSON_VALUE('{"a": 1}', '$.a') FROM clients
SELECT JSON_UNQUOTE('"a"') FROM clients
SELECT JSON_LENGTH('[1]') FROM clients
SELECT JSON_VALID('x') FROM clients

-- class: numbers
SELECT ABS(quantite) FROM lignes
SELECT ROUND(prix_unitaire) FROM lignes
SELECT ROUND(prix_unitaire, 1) FROM lignes
SELECT FLOOR(prix_unitaire) FROM lignes
SELECT CEIL(prix_unitaire) FROM lignes
SELECT CEILING(prix_unitaire) FROM lignes
SELECT TRUNCATE(prix_unitaire, 1) FROM lignes
SELECT SIGN(remise) FROM lignes
SELECT SQRT(quantite) FROM lignes
SELECT POW(quantite, 2) FROM lignes
SELECT POWER(quantite, 2) FROM lignes
SELECT EXP(1) FROM lignes
SELECT LN(quantite) FROM lignes
SELECT LOG(10, quantite) FROM lignes
SELECT LOG10(quantite) FROM lignes
SELECT LOG2(quantite) FROM lignes
SELECT SIN(1) + COS(1) + TAN(1) FROM lignes
SELECT FORMAT(prix_unitaire, 2) FROM lignes
SELECT CAST(prix_unitaire AS SIGNED) FROM lignes
SELECT CAST(prix_unitaire AS UNSIGNED) FROM lignes
SELECT CAST(prix_unitaire AS DECIMAL(10, 1)) FROM lignes
SELECT CAST(prix_unitaire AS DOUBLE) FROM lignes
SELECT CONVERT(prix_unitaire, DECIMAL(10,1)) FROM lignes
SELECT quantite * 1.2 FROM lignes
SELECT quantite DIV 2 FROM lignes
SELECT quantite % 2 FROM lignes
SELECT -quantite FROM lignes
SELECT BIT_COUNT(quantite) FROM lignes
SELECT CONV(quantite, 10, 2) FROM lignes
SELECT BIN(quantite) FROM lignes
SELECT quantite << 1 FROM lignes
SELECT quantite  FROM lignes
SELECT  1 FROM lignes
SELECT ~quantite FROM lignes

-- class: dates
SELECT YEAR(date_commande) FROM commandes
SELECT MONTH(date_commande) FROM commandes
SELECT DAY(date_commande) FROM commandes
SELECT DAYOFWEEK(date_commande) FROM commandes
SELECT DAYOFYEAR(date_commande) FROM commandes
SELECT WEEK(date_commande, 3) FROM commandes
SELECT WEEKOFYEAR(date_commande) FROM commandes
SELECT WEEKDAY(date_commande) FROM commandes
SELECT QUARTER(date_commande) FROM commandes
SELECT MONTHNAME(date_commande) FROM commandes
SELECT EXTRACT(YEAR FROM date_commande) FROM commandes
SELECT EXTRACT(YEAR_MONTH FROM date_commande) FROM commandes
SELECT DATE_FORMAT(date_commande, '%d/%m/%Y') FROM commandes
SELECT DATE_ADD(date_commande, INTERVAL 1 MONTH) FROM commandes
SELECT DATE_SUB(date_commande, INTERVAL 1 QUARTER) FROM commandes
SELECT ADDDATE(date_commande, 7) FROM commandes
SELECT SUBDATE(date_commande, INTERVAL 1 WEEK) FROM commandes
SELECT date_commande + INTERVAL 1 DAY FROM commandes
SELECT date_commande - INTERVAL '1-2' YEAR_MONTH FROM commandes
SELECT DATEDIFF('2025-12-31', date_commande) FROM commandes
SELECT TIMESTAMPDIFF(MONTH, date_commande, '2025-12-31') FROM commandes
SELECT TIMESTAMPADD(DAY, 1, date_commande) FROM commandes
SELECT LAST_DAY(date_commande) FROM commandes
SELECT MAKEDATE(2025, 1) FROM commandes
SELECT STR_TO_DATE('31/12/2025', '%d/%m/%Y') FROM commandes
SELECT UNIX_TIMESTAMP(date_commande) FROM commandes
SELECT FROM_UNIXTIME(0) FROM commandes
SELECT TO_DAYS(date_commande) FROM commandes
SELECT FROM_DAYS(738000) FROM commandes
SELECT DATE(date_commande) FROM commandes
SELECT TIME(date_commande) FROM commandes
SELECT HOUR(NOW()) FROM commandes
SELECT MINUTE(NOW()) FROM commandes
SELECT SECOND(NOW()) FROM commandes
SELECT TIMEDIFF('10:00:00', '09:00:00') FROM commandes
SELECT SEC_TO_TIME(3600) FROM commandes
SELECT TIME_TO_SEC('01:00:00') FROM commandes
SELECT CAST(date_commande AS DATETIME) FROM commandes
SELECT CAST(date_commande AS DATETIME(3)) FROM commandes
SELECT CAST(date_commande AS DATE) FROM commandes
SELECT CONVERT(date_commande, DATETIME(3)) FROM commandes
SELECT CONVERT_TZ(date_commande, '+00:00', '+02:00') FROM commandes
SELECT PERIOD_DIFF(202512, 202501) FROM commandes
SELECT PERIOD_ADD(202501, 3) FROM commandes
SELECT YEARWEEK(date_commande, 3) FROM commandes
SELECT MAKETIME(1, 2, 3) FROM commandes
SELECT UTC_DATE() FROM commandes
SELECT UTC_TIMESTAMP() FROM commandes
SELECT CURDATE() FROM commandes
SELECT NOW() FROM commandes

-- class: aggregates of texts
SELECT region, GROUP_CONCAT(nom) FROM clients GROUP BY region
SELECT region, GROUP_CONCAT(DISTINCT nom ORDER BY nom DESC SEPARATOR ' ; ') FROM clients GROUP BY region
SELECT JSON_ARRAYAGG(nom) FROM clients
SELECT JSON_OBJECTAGG(id_client, nom) FROM clients
SELECT MIN(nom), MAX(nom) FROM clients
SELECT COUNT(DISTINCT CASE WHEN segment = 'PME' THEN id_client END) FROM clients
SELECT SUM(segment = 'PME') FROM clients
SELECT AVG(CHAR_LENGTH(nom)) FROM clients

-- class: names
SELECT id_client AS `Numéro de client`, nom AS 'Nom', ville AS "La ville" FROM clients
SELECT nom AS date, ville AS année, region AS position FROM clients
SELECT nom libellé FROM clients
SELECT c.nom AS count FROM clients c
SELECT e.`prénom`, e.`n° d'employé`, e.`Salaire Brut`, e.`select` FROM `employés du siège` e
SELECT `select`, COUNT(*) FROM `employés du siège` GROUP BY `select`
SELECT `back``tick` FROM `employés du siège`
SELECT * FROM `Grand_Tableau`

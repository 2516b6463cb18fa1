-- Statements that must be refused, one a line, by what they are after. "-- class:" lines name the
-- class; the table of the source is t(a, b).

-- class: reading files
SELECT * FROM '/etc/passwd'
SELECT * FROM "/etc/passwd"
FROM '/etc/passwd'
SELECT * FROM '/etc/passwd.csv'
SELECT * FROM '*.csv'
SELECT * FROM '../*/*.parquet'
SELECT * FROM 'https://example.com/x.csv'
SELECT * FROM 's3://bucket/x.parquet'
SELECT * FROM '/dev/stdin'
SELECT * FROM '/proc/self/environ'
SELECT * FROM read_csv('/etc/passwd')
SELECT * FROM read_csv_auto('/etc/passwd')
SELECT * FROM read_csv(['/etc/passwd', '/etc/hosts'])
SELECT * FROM read_text('/etc/passwd')
SELECT * FROM read_blob('/etc/passwd')
SELECT * FROM read_json('/etc/passwd')
SELECT * FROM read_json_auto('/etc/passwd')
SELECT * FROM read_json_objects('/etc/passwd')
SELECT * FROM read_json_objects_auto('/etc/passwd')
SELECT * FROM read_ndjson('/etc/passwd')
SELECT * FROM read_ndjson_objects('/etc/passwd')
SELECT * FROM read_parquet('/tmp/x.parquet')
SELECT * FROM parquet_scan('/tmp/x.parquet')
SELECT * FROM parquet_metadata('/tmp/x.parquet')
SELECT * FROM parquet_schema('/tmp/x.parquet')
SELECT * FROM parquet_file_metadata('/tmp/x.parquet')
SELECT * FROM parquet_kv_metadata('/tmp/x.parquet')
SELECT * FROM parquet_bloom_probe('/tmp/x.parquet', 'a', 1)
SELECT * FROM sniff_csv('/etc/passwd')
SELECT * FROM glob('/etc/*')
SELECT * FROM seq_scan('t')
SELECT * FROM arrow_scan(1, 2, 3)
SELECT * FROM arrow_scan_dumb(1, 2, 3)
SELECT * FROM pandas_scan(1)
SELECT * FROM sqlite_scan('/tmp/x.db', 't')
SELECT * FROM postgres_scan('host=localhost', 'public', 't')
SELECT * FROM mysql_scan('host=localhost', 'd', 't')
SELECT * FROM iceberg_scan('/tmp')
SELECT * FROM delta_scan('/tmp')
SELECT * FROM st_read('/tmp/x')
SELECT * FROM read_xlsx('/tmp/x.xlsx')
SELECT * FROM read_duckdb('/tmp/x.duckdb')
SELECT * FROM read_avro('/tmp/x.avro')
SELECT * FROM load_aws_credentials()
SELECT read_text('/etc/passwd')
SELECT getenv('HOME')

-- class: writing files
COPY t TO '/tmp/x.csv'
COPY (SELECT * FROM t) TO '/tmp/x.parquet' (FORMAT parquet)
COPY t FROM '/etc/passwd'
COPY (SELECT 1) TO PROGRAM 'id'
EXPORT DATABASE '/tmp/x'
IMPORT DATABASE '/tmp/x'
ATTACH '/tmp/x.db'
ATTACH '/tmp/x.db' AS other (READ_ONLY)
DETACH other
USE other
INSTALL httpfs
LOAD httpfs
LOAD '/tmp/evil.duckdb_extension'
FORCE INSTALL httpfs FROM 'https://example.com'
UPDATE EXTENSIONS
CREATE SECRET s (TYPE s3, KEY_ID 'x', SECRET 'y')
CREATE PERSISTENT SECRET s (TYPE s3)
DROP SECRET s

-- class: logs, profiles, checkpoints
SELECT * FROM enable_logging()
SELECT * FROM enable_logging(storage='file', storage_config={'path': '/tmp/x'})
SELECT * FROM enable_logging('QueryLog', storage_path='/tmp/x')
SELECT * FROM disable_logging()
SELECT * FROM set_log_storage('file')
SELECT * FROM truncate_duckdb_logs()
SELECT * FROM duckdb_logs()
SELECT * FROM duckdb_logs_parsed('QueryLog')
SELECT * FROM duckdb_log_contexts()
SELECT * FROM parse_duckdb_log_message('QueryLog', 'x')
SELECT write_log('x')
SELECT * FROM enable_profiling()
SELECT * FROM enable_profile()
SELECT * FROM force_checkpoint()
SELECT * FROM checkpoint()
CALL enable_logging(storage='file')
CALL force_checkpoint()
CALL pragma_version()
PRAGMA enable_profiling
PRAGMA profiling_output='/tmp/x'
PRAGMA database_list
PRAGMA table_info('t')
PRAGMA force_checkpoint
PRAGMA enable_logging
PRAGMA version
PRAGMA show_tables
PRAGMA storage_info('t')

-- class: settings
SET memory_limit = '100GB'
SET enable_external_access = true
SET lock_configuration = false
SET VARIABLE x = 1
SET SESSION threads = 64
SET GLOBAL temp_directory = '/tmp'
RESET memory_limit
RESET ALL
SELECT current_setting('temp_directory')
SELECT current_setting('memory_limit') FROM t
SELECT getvariable('x')
SELECT set_config('a', 'b', false)
SELECT * FROM duckdb_settings()
SELECT * FROM pragma_user_agent()
SELECT * FROM duckdb_variables()
SELECT setseed(0.5)

-- class: metadata and other catalogs
SELECT * FROM duckdb_tables()
SELECT * FROM duckdb_columns()
SELECT * FROM duckdb_databases()
SELECT * FROM duckdb_secrets()
SELECT * FROM duckdb_extensions()
SELECT * FROM duckdb_functions()
SELECT * FROM duckdb_memory()
SELECT * FROM duckdb_temporary_files()
SELECT * FROM duckdb_connection_count()
SELECT * FROM duckdb_optimizers()
SELECT * FROM duckdb_approx_database_count()
SELECT * FROM duckdb_external_file_cache()
SELECT * FROM pragma_table_info('t')
SELECT * FROM pragma_storage_info('t')
SELECT * FROM pragma_database_size()
SELECT * FROM pragma_metadata_info()
SELECT * FROM pragma_platform()
SELECT * FROM pragma_version()
SELECT * FROM which_secret('s3://x', 's3')
SELECT * FROM information_schema.tables
SELECT * FROM information_schema.columns
SELECT * FROM pg_catalog.pg_class
SELECT * FROM pg_catalog.pg_tables
SELECT * FROM sqlite_master
SELECT * FROM sqlite_schema
SELECT * FROM duckdb_settings
SELECT * FROM duckdb_tables
SELECT * FROM system.main.duckdb_tables
SELECT * FROM system.information_schema.tables
SELECT * FROM temp.t
SELECT * FROM main.t
SELECT * FROM memory.main.t
SELECT * FROM other_tenant.main.clients
SELECT * FROM nosuch
SELECT version()
SELECT current_query()
SELECT current_database()
SELECT current_schema()
SELECT current_schemas(true)
SELECT txid_current()
SELECT current_transaction_id()
SELECT current_connection_id()
SELECT in_search_path('a', 'b')
SELECT get_block_size('x')
SELECT stats(a) FROM t
SELECT can_cast_implicitly(1, 2)
SELECT nextval('s')
SELECT currval('s')
SHOW TABLES
SHOW ALL TABLES
SHOW DATABASES
DESCRIBE t
DESCRIBE SELECT * FROM t
SUMMARIZE t
SELECT * FROM (DESCRIBE t)
SELECT * FROM (SHOW TABLES)
SELECT * FROM (SHOW ALL TABLES)
SELECT * FROM (SUMMARIZE t)
EXPLAIN SELECT * FROM t
EXPLAIN ANALYZE SELECT * FROM t
EXPLAIN ANALYZE DELETE FROM t

-- class: changing things
INSERT INTO t VALUES (1, 'x')
INSERT INTO t SELECT * FROM t
INSERT OR REPLACE INTO t VALUES (1, 'x')
INSERT INTO t VALUES (1, 'x') RETURNING a
UPDATE t SET a = 0
DELETE FROM t
DELETE FROM t RETURNING *
TRUNCATE t
MERGE INTO t USING t AS s ON t.a = s.a WHEN MATCHED THEN DELETE
DROP TABLE t
DROP SCHEMA main CASCADE
CREATE TABLE u AS SELECT * FROM t
CREATE OR REPLACE TABLE t AS SELECT 1
CREATE TEMP TABLE u (a INT)
CREATE VIEW v AS SELECT * FROM t
CREATE SCHEMA s
CREATE SEQUENCE s
CREATE INDEX i ON t (a)
CREATE TYPE e AS ENUM ('a')
CREATE MACRO m(x) AS x + 1
CREATE MACRO sum(x) AS TABLE SELECT * FROM read_text('/etc/passwd')
CREATE FUNCTION f(x) AS x
ALTER TABLE t ADD COLUMN c INT
ALTER TABLE t RENAME TO u
COMMENT ON TABLE t IS 'x'
VACUUM
VACUUM ANALYZE t
ANALYZE
CHECKPOINT
FORCE CHECKPOINT
BEGIN TRANSACTION
COMMIT
ROLLBACK
PREPARE p AS SELECT 1
EXECUTE p
DEALLOCATE p
SELECT * INTO u FROM t
SELECT * FROM t FOR UPDATE
WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x
WITH x AS (INSERT INTO t VALUES (1, 'x') RETURNING *) SELECT * FROM x

-- class: more than one statement
SELECT 1; DROP TABLE t
SELECT 1; SELECT 2
SELECT 1;; SELECT 2
; DROP TABLE t
SELECT 1; PRAGMA version
SELECT 'x'; ATTACH '/tmp/x.db'; --'
SELECT 1 /* ; */ ; DROP TABLE t
BEGIN; SELECT 1; COMMIT

-- class: SQL from text
SELECT * FROM query('DROP TABLE t')
SELECT * FROM query('SELECT 1')
SELECT * FROM query_table('t')
SELECT * FROM query_table(['t', 'duckdb_settings'])
SELECT * FROM json_execute_serialized_sql('{}')
SELECT json_deserialize_sql('{}')
SELECT json_serialize_sql('SELECT 1')
SELECT json_serialize_plan('SELECT 1')
SELECT * FROM sql_auto_complete('SEL')
SELECT * FROM from_substrait('x')
SELECT * FROM summary((SELECT 1))
SELECT * FROM pragma_show('t')
SELECT * FROM test_all_types()
SELECT * FROM test_vector_types(1)
SELECT * FROM repeat_row(1, num_rows=100000000000)
SELECT * FROM repeat(1, 100000000000)
SELECT * FROM unnest_udf()
SELECT * FROM tpch_queries()
PIVOT t ON b USING sum(a)
SELECT * FROM icu_calendar_names()
SELECT * FROM pg_timezone_names()

-- class: values as long as they are told
SELECT repeat('x', 4000000000)
SELECT repeat('x', a) FROM t
SELECT repeat(repeat('x', 9000), 9000)
SELECT replace(repeat('x', 900), 'x', repeat('y', 900))
SELECT lpad('x', 1000000000, 'y')
SELECT rpad('x', 1000000000, 'y')
SELECT lpad('x', CAST(1e9 AS INTEGER), 'y')
SELECT lpad(b, (SELECT 1000000000), 'y') FROM t
SELECT range(300000000)
SELECT len(range(1, 300000000))
SELECT list_sort(range(300000000))
SELECT unnest(range(300000000))
SELECT unnest(generate_series(1, 1000000000000))
SELECT * FROM range(1000000000000)
SELECT * FROM generate_series(1, 1000000000000)
SELECT * FROM generate_series(1, 10, 0)
SELECT * FROM range(0, 10, 1e-9)
SELECT * FROM range(a) FROM t
SELECT * FROM t, range(t.a)
SELECT * FROM generate_series(TIMESTAMP '0001-01-01', TIMESTAMP '9999-01-01', INTERVAL 1 SECOND)
SELECT * FROM generate_series(TIMESTAMP '0001-01-01', TIMESTAMP '9999-01-01', INTERVAL '1 microsecond')
SELECT format('{:1000000000}', 1)
SELECT format('{:{}}', 1, 1000000000)
SELECT format(b, 1) FROM t
SELECT printf('%1000000000d', 1)
SELECT printf('%*d', 1000000000, 1)
SELECT printf(b, 1) FROM t
SELECT list_resize([1], 1000000000)
SELECT array_resize([1], 1000000000)
SELECT bitstring('1', 1000000000)
SELECT list_transform(range(10), lambda x: x + 1)
SELECT [x + 1 for x in range(100)]
SELECT list_reduce([1, 2], lambda x, y: x + y)
SELECT factorial(100000)
SELECT sleep_ms(100000)
SELECT random()
SELECT gen_random_uuid()
SELECT uuid()
SELECT to_base64('x'::BLOB)
SELECT encode('x')
SELECT hash(a) FROM t

-- class: JSON, whose parser can be crashed
SELECT '[[[[]]]]'::JSON
SELECT CAST(b AS JSON) FROM t
SELECT json(b) FROM t
SELECT b -> 'x' FROM t
SELECT b ->> 'x' FROM t
SELECT json_extract(b, '$.x') FROM t
SELECT json_valid(b) FROM t
SELECT json_structure(b) FROM t
SELECT json_transform(b, '{}') FROM t
SELECT to_json(b) FROM t
SELECT * FROM json_each('{}')
SELECT * FROM json_tree('{}')
SELECT from_json(b, '{}') FROM t

-- class: types
SELECT 'x'::BLOB
SELECT 1::BIT
SELECT 'x'::UUID
SELECT 'x'::REGCLASS
SELECT 'a'::ENUM('a')
SELECT NULL::STRUCT(a INT)
SELECT NULL::MAP(INT, INT)
SELECT NULL::UNION(a INT)
SELECT '1'::BIGNUM
SELECT 'x'::nosuchtype
SELECT 'x'::main.mytype
SELECT 'POINT(0 0)'::GEOMETRY
SELECT 1::VARIANT
SELECT [1]::JSON[]
SELECT NULL::BLOB[]
SELECT NULL::INTEGER[3]

-- class: ways around names
SELECT * FROM "read_csv"('/etc/passwd')
SELECT * FROM READ_CSV('/etc/passwd')
SELECT * FROM main.read_csv('/etc/passwd')
SELECT * FROM system.main.read_csv('/etc/passwd')
SELECT * FROM read_csv/**/('/etc/passwd')
SELECT * FROM read_text($$/etc/passwd$$)
SELECT * FROM read_text(E'\x2fetc\x2fpasswd')
SELECT '/etc/passwd'.read_text()
SELECT system.main.current_setting('threads')
SELECT pg_catalog.current_setting('threads')
SELECT "current_setting"('threads')
SELECT CURRENT_SETTING('threads')
SELECT 'threads'.current_setting()
SELECT other.sum(a) FROM t
SELECT * FROM t AT (VERSION => 1)
SELECT * FROM t AT (TIMESTAMP => TIMESTAMP '2020-01-01')
SELECT $1
SELECT ?
SELECT $name FROM t
SELECT * FROM $1
SELECT * FROM identifier('t')
SELECT COLUMNS(lambda c: c LIKE 'a') FROM t
SELECT * FROM (FROM '/etc/passwd')
SELECT * FROM t, '/etc/passwd'
SELECT * FROM t JOIN '/etc/passwd' ON true

-- class: WITH that hides a name
WITH sqlite_master AS (SELECT * FROM sqlite_master) SELECT * FROM sqlite_master
WITH x AS (SELECT * FROM x) SELECT * FROM x
WITH RECURSIVE sqlite_master AS (SELECT name FROM sqlite_master UNION ALL SELECT name FROM sqlite_master) SELECT * FROM sqlite_master
WITH a AS (SELECT * FROM b2), b2 AS (SELECT 1) SELECT * FROM a
SELECT * FROM (WITH duckdb_settings AS (SELECT 1) SELECT * FROM duckdb_settings) x, duckdb_settings
SELECT (WITH sqlite_master AS (SELECT 1 AS name) SELECT name FROM sqlite_master), name FROM sqlite_master
(WITH duckdb_tables AS (SELECT 1) SELECT * FROM duckdb_tables) UNION ALL SELECT 1 FROM duckdb_tables
WITH "/etc/passwd" AS (SELECT 1) SELECT * FROM "/etc/passwd" UNION ALL SELECT 1 FROM "/etc/hosts"
WITH x AS MATERIALIZED (SELECT * FROM read_text('/etc/passwd')) SELECT 1
WITH x AS (SELECT 1) SELECT * FROM main.x

-- class: every place where something can hide
SELECT a FROM t WHERE b = (SELECT content FROM read_text('/etc/passwd'))
SELECT a FROM t WHERE EXISTS (SELECT 1 FROM read_text('/etc/passwd'))
SELECT a FROM t WHERE a IN (SELECT size FROM read_text('/etc/passwd'))
SELECT a FROM t WHERE a > ANY (SELECT size FROM read_text('/etc/passwd'))
SELECT a FROM t WHERE a BETWEEN 1 AND (SELECT size FROM read_text('/etc/passwd'))
SELECT a FROM t ORDER BY (SELECT size FROM read_text('/etc/passwd'))
SELECT a FROM t LIMIT (SELECT size FROM read_text('/etc/passwd'))
SELECT a FROM t LIMIT 1 OFFSET (SELECT size FROM read_text('/etc/passwd'))
SELECT a FROM t LIMIT (SELECT size FROM read_text('/etc/passwd')) %
SELECT a FROM t GROUP BY a, (SELECT size FROM read_text('/etc/passwd'))
SELECT a FROM t GROUP BY a HAVING count(*) > (SELECT size FROM read_text('/etc/passwd'))
SELECT a FROM t QUALIFY row_number() OVER (ORDER BY (SELECT size FROM read_text('/etc/passwd'))) = 1
SELECT sum(a) OVER (PARTITION BY (SELECT size FROM read_text('/etc/passwd'))) FROM t
SELECT sum(a) OVER (ORDER BY a ROWS BETWEEN (SELECT size FROM read_text('/etc/passwd')) PRECEDING AND CURRENT ROW) FROM t
SELECT sum(a) FILTER (WHERE a > (SELECT size FROM read_text('/etc/passwd'))) FROM t
SELECT sum(a) FILTER (WHERE current_setting('threads') = '1') OVER () FROM t
SELECT string_agg(b, ',' ORDER BY current_setting('threads')) FROM t
SELECT lag(a, 1, (SELECT size FROM read_text('/etc/passwd'))) OVER (ORDER BY a) FROM t
SELECT CASE WHEN current_setting('threads') = '1' THEN 1 END FROM t
SELECT CASE WHEN a = 1 THEN current_setting('threads') END FROM t
SELECT CASE WHEN a = 1 THEN 1 ELSE current_setting('threads') END FROM t
SELECT coalesce(NULL, current_setting('threads'))
SELECT CAST(current_setting('threads') AS VARCHAR)
SELECT TRY_CAST(current_setting('threads') AS INTEGER)
SELECT current_setting('threads') COLLATE nocase
SELECT NOT (current_setting('threads') = '1')
SELECT [current_setting('threads')]
SELECT {'x': current_setting('threads')}
SELECT ROW(current_setting('threads'))
SELECT (ROW(current_setting('threads'))).f1
SELECT [1][current_setting('threads')::INT]
SELECT * REPLACE (current_setting('threads') AS a) FROM t
SELECT COLUMNS('a') + current_setting('threads')::INT FROM t
SELECT DISTINCT ON (current_setting('threads')) a FROM t
SELECT a FROM t JOIN t AS u ON current_setting('threads') = '1'
SELECT a FROM (VALUES (current_setting('threads'))) v(a)
VALUES (current_setting('threads'))
SELECT a FROM t, LATERAL (SELECT current_setting('threads')) x
SELECT a FROM (SELECT current_setting('threads') AS a) x
SELECT a FROM t UNION ALL SELECT size FROM read_text('/etc/passwd')
SELECT a FROM t EXCEPT SELECT size FROM read_text('/etc/passwd')
SELECT a FROM t INTERSECT SELECT size FROM read_text('/etc/passwd')
SELECT * FROM unnest([current_setting('threads')])
SELECT * FROM t PIVOT (max(current_setting('threads')) FOR b IN ('x'))
SELECT * FROM (SELECT * FROM read_text('/etc/passwd')) PIVOT (count(*) FOR filename IN ('x'))
SELECT * FROM t UNPIVOT (v FOR n IN (a, (SELECT size FROM read_text('/etc/passwd'))))
SELECT sum(a) OVER w FROM t WINDOW w AS (ORDER BY current_setting('threads'))
SELECT a FROM t ORDER BY current_setting('threads')
SELECT a FROM t GROUP BY GROUPING SETS ((current_setting('threads')), ())
WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r, read_text('/etc/passwd')) SELECT * FROM r
WITH RECURSIVE r AS (SELECT size AS n FROM read_text('/etc/passwd') UNION ALL SELECT n + 1 FROM r) SELECT * FROM r
WITH RECURSIVE r(n) USING KEY (n) AS (SELECT current_setting('threads') UNION SELECT n FROM r) SELECT * FROM r
SELECT quantile_cont(a, current_setting('threads')::DOUBLE) FROM t
SELECT TRY(current_setting('threads'))

-- class: not a statement
SELECT
SELECT FROM
FROM
'
"
/* never closed
SELECT * FROM t WHERE b = 'never closed
SELECT (((((
hello

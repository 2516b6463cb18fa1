-- An answer whose SQL somebody wrote has no engine that read its question.
ALTER TABLE answers DROP CONSTRAINT answers_engine_check;
ALTER TABLE answers ADD CONSTRAINT answers_engine_check
    CHECK (engine IN ('verified', 'rules', 'model', 'person'));

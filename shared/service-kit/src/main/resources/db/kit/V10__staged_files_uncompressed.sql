-- A file waits for minutes; compressing it takes longer than storing it.
ALTER TABLE staged_import ALTER COLUMN content SET STORAGE EXTERNAL;

-- The store of a scan. No text of a page is in it but masked excerpts.

CREATE TABLE about (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- One row each time the site was scanned.
CREATE TABLE scan (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,           -- NULL while it runs, and when it was stopped
    version TEXT NOT NULL,   -- of rules, choice and tool
    options TEXT NOT NULL,   -- JSON
    seconds REAL NOT NULL DEFAULT 0,
    tool TEXT NOT NULL DEFAULT '{}' -- JSON: version and pack
);

CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    sorted_by TEXT NOT NULL, -- made of the address, so that n9 comes before n10
    digest TEXT NOT NULL,    -- keyed; 'unread:…' when there are no bytes
    version TEXT NOT NULL,   -- of the rules it was checked with
    size INTEGER NOT NULL,
    seconds REAL NOT NULL,
    documents TEXT NOT NULL, -- JSON: the page and the files inside it, as in the report of check
    kind TEXT,
    year INTEGER,
    issuer TEXT,
    title TEXT NOT NULL,     -- masked
    column_name TEXT NOT NULL, -- as its metadata have it, masked
    unread TEXT,             -- why nothing of it was read
    checked INTEGER NOT NULL REFERENCES scan (id),
    seen INTEGER NOT NULL REFERENCES scan (id)
);
CREATE INDEX page_seen ON page (seen);
CREATE INDEX page_sorted ON page (sorted_by);

CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES page (id),
    rule TEXT NOT NULL,
    outcome TEXT NOT NULL,
    severity TEXT NOT NULL,
    certainty TEXT NOT NULL,
    document TEXT NOT NULL,
    place TEXT NOT NULL,     -- JSON
    message TEXT NOT NULL,   -- id among those of the rule
    message_zh TEXT NOT NULL,
    message_en TEXT NOT NULL,
    basis TEXT NOT NULL,     -- JSON: [source, clause] pairs
    related TEXT NOT NULL,   -- JSON
    anchor TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    mac TEXT NOT NULL,       -- of the values it is about, keyed; empty where there are none
    across INTEGER NOT NULL DEFAULT 0, -- whether it comes of comparing pages
    first INTEGER NOT NULL REFERENCES scan (id),
    gone INTEGER REFERENCES scan (id), -- the scan that found it no more
    repeats INTEGER NOT NULL DEFAULT 0, -- other pages of the site with the same
    same INTEGER REFERENCES finding (id) -- the one that speaks for it
);
CREATE INDEX finding_page ON finding (page);
CREATE INDEX finding_listed ON finding (page, id) WHERE gone IS NULL AND same IS NULL;
-- What each scan brought and took away.
CREATE INDEX finding_first ON finding (page, first) WHERE same IS NULL;
CREATE INDEX finding_gone ON finding (page, gone) WHERE gone IS NOT NULL AND same IS NULL;
CREATE INDEX finding_grade ON finding (outcome, severity, page) WHERE gone IS NULL AND same IS NULL;
CREATE INDEX finding_rule ON finding (rule, outcome, severity) WHERE gone IS NULL AND same IS NULL;

CREATE TABLE failure (
    page INTEGER REFERENCES page (id),
    rule TEXT NOT NULL,
    document TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX failure_page ON failure (page);

-- Remarks in sources that may suppress findings: JSON, masked.
CREATE TABLE remark (
    page INTEGER NOT NULL REFERENCES page (id),
    document TEXT NOT NULL,
    said TEXT NOT NULL
);
CREATE INDEX remark_page ON remark (page);

-- What is left of annual reports, to compare them.
CREATE TABLE kept (
    page INTEGER NOT NULL REFERENCES page (id),
    number INTEGER NOT NULL, -- of the document in the page
    summary BLOB NOT NULL,
    PRIMARY KEY (page, number)
) WITHOUT ROWID;

-- Persons' numbers, as digests whose key is not in the store.
CREATE TABLE person (
    kind TEXT NOT NULL,
    digest BLOB NOT NULL,
    page INTEGER NOT NULL REFERENCES page (id),
    document TEXT NOT NULL,
    place TEXT NOT NULL      -- JSON
);
CREATE INDEX person_same ON person (kind, digest, page);
CREATE INDEX person_page ON person (page);

-- Telephones of guides and annual reports, as digests like those of persons.
CREATE TABLE contact (
    page INTEGER NOT NULL REFERENCES page (id),
    rule TEXT NOT NULL,
    role TEXT NOT NULL,      -- guide, report
    organ TEXT NOT NULL,     -- masked
    year INTEGER,
    digest BLOB NOT NULL,
    document TEXT NOT NULL,
    place TEXT NOT NULL      -- JSON
);
CREATE INDEX contact_page ON contact (page);

-- MinHash signatures of running text, whose seed is made of the key.
CREATE TABLE signed (
    page INTEGER PRIMARY KEY REFERENCES page (id),
    document TEXT NOT NULL,
    signature BLOB NOT NULL
);

-- Findings by rule at the end of each scan, whatever is decided of them: the trend.
CREATE TABLE total (
    scan INTEGER NOT NULL REFERENCES scan (id),
    rule TEXT NOT NULL,
    outcome TEXT NOT NULL,
    severity TEXT NOT NULL,
    number INTEGER NOT NULL,
    new INTEGER NOT NULL,    -- of these, since the last scan that was finished
    gone INTEGER NOT NULL,   -- that were there then
    PRIMARY KEY (scan, rule, outcome, severity)
) WITHOUT ROWID;

-- Rules and clauses as they were worded: the store can be read without the rules.
CREATE TABLE rule (id TEXT PRIMARY KEY, kind TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE clause (
    source TEXT NOT NULL,
    clause TEXT NOT NULL,
    zh TEXT NOT NULL,
    en TEXT NOT NULL,
    PRIMARY KEY (source, clause)
) WITHOUT ROWID;

PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE people (
	name VARCHAR(64) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	password TEXT NOT NULL, 
	added TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO people VALUES('lan','editor','scrypt$32768$8$3$50d40185ff97d17dee265c722def25d8$20d94f35016fa1d104cd7a92e62a7c6b69d3d0904cd76c177eea420e64307ac8','2026-11-26T17:47:35+00:00');
CREATE TABLE talks (
	id VARCHAR(32) NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	changed TEXT NOT NULL, 
	exchanges TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE feedback (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	verdict VARCHAR(16) NOT NULL, 
	figure INTEGER, 
	comment TEXT NOT NULL, 
	question TEXT NOT NULL, 
	history TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	reviewer VARCHAR(64) NOT NULL, 
	note TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE tries (
	about BLOB NOT NULL, 
	count INTEGER NOT NULL, 
	last FLOAT NOT NULL, 
	until FLOAT NOT NULL, 
	PRIMARY KEY (about)
);
CREATE TABLE doings (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	what VARCHAR(64) NOT NULL, 
	about TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE keys (
	token BLOB NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	per_minute INTEGER NOT NULL, 
	added TEXT NOT NULL, 
	used TEXT NOT NULL, 
	revoked TEXT NOT NULL, 
	PRIMARY KEY (token), 
	UNIQUE (name)
);
CREATE TABLE sessions (
	token BLOB NOT NULL, 
	person VARCHAR(64) NOT NULL, 
	until FLOAT NOT NULL, 
	PRIMARY KEY (token), 
	FOREIGN KEY(person) REFERENCES people (name) ON DELETE CASCADE
);
CREATE INDEX talks_of_person ON talks (person, changed);
CREATE INDEX feedback_by_state ON feedback (state, id);
CREATE INDEX tries_last ON tries (last);
CREATE INDEX sessions_until ON sessions (until);
COMMIT;
PRAGMA user_version=1;

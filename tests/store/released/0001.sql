BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE card (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	deck_id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	queue INTEGER NOT NULL, 
	phase INTEGER NOT NULL, 
	step INTEGER NOT NULL, 
	due BIGINT NOT NULL, 
	wait_day INTEGER, 
	stability FLOAT, 
	difficulty FLOAT, 
	last_at BIGINT, 
	last_day INTEGER, 
	interval INTEGER NOT NULL, 
	reps INTEGER NOT NULL, 
	lapses INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	buried_day INTEGER NOT NULL, 
	verdict INTEGER NOT NULL, 
	verdict_day INTEGER, 
	reason INTEGER, 
	flagged BOOLEAN NOT NULL, 
	CONSTRAINT pk_card PRIMARY KEY (id), 
	CONSTRAINT ck_card_memory CHECK ((stability IS NULL) = (difficulty IS NULL)), 
	CONSTRAINT ck_card_phase CHECK (phase BETWEEN 0 AND 3), 
	CONSTRAINT ck_card_queue CHECK (queue BETWEEN -5 AND 2), 
	CONSTRAINT ck_card_counted CHECK (reps >= 0 AND lapses >= 0 AND version >= 0), 
	CONSTRAINT ck_card_verdict CHECK (verdict BETWEEN 0 AND 3), 
	CONSTRAINT fk_card_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_card_deck_id FOREIGN KEY(deck_id) REFERENCES deck (id), 
	CONSTRAINT fk_card_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_card_learner_id FOREIGN KEY(learner_id) REFERENCES learner (id), 
	CONSTRAINT uq_card_learner_id UNIQUE (learner_id, item_id)
);
INSERT INTO "card" VALUES(1,1,1,1,1,1,1,1,1790000720000,NULL,2.46689187775672724711e-01,6.40211506929683782374e+00,1790000120000,20717,0,2,0,2,-1,0,NULL,NULL,0);
INSERT INTO "card" VALUES(2,1,2,1,1,0,0,0,2,NULL,NULL,NULL,NULL,NULL,0,0,0,0,-1,0,NULL,NULL,0);
INSERT INTO "card" VALUES(3,1,3,1,2,1,1,0,1790000390000,NULL,1.2931,5.1121707056010547987e+00,1790000060000,20717,0,1,0,1,-1,0,NULL,NULL,0);
INSERT INTO "card" VALUES(4,1,4,1,3,0,0,0,5,NULL,NULL,NULL,NULL,NULL,0,0,0,0,-1,0,NULL,NULL,0);
INSERT INTO "card" VALUES(5,1,5,1,3,0,0,0,6,NULL,NULL,NULL,NULL,NULL,0,0,0,0,-1,0,NULL,NULL,0);
INSERT INTO "card" VALUES(6,1,6,1,4,0,0,0,7,NULL,NULL,NULL,NULL,NULL,0,0,0,1,-1,2,20717,NULL,0);
INSERT INTO "card" VALUES(7,1,7,1,5,0,0,0,9,NULL,NULL,NULL,NULL,NULL,0,0,0,2,-1,0,NULL,NULL,0);
INSERT INTO "card" VALUES(8,1,8,1,5,0,0,0,10,NULL,NULL,NULL,NULL,NULL,0,0,0,0,-1,0,NULL,NULL,0);
INSERT INTO "card" VALUES(9,1,9,1,6,-2,0,0,11,NULL,NULL,NULL,NULL,NULL,0,0,0,1,-1,3,20717,3,0);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	speaker VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	importance FLOAT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT ck_claim_kind CHECK (kind IN ('fact', 'position')), 
	CONSTRAINT ck_claim_span CHECK (start >= 0 AND "end" > start), 
	CONSTRAINT fk_claim_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE, 
	CONSTRAINT uq_claim_source_id UNIQUE (source_id, "key")
);
INSERT INTO "claim" VALUES(1,1,'claim-000','position','《海风》','设备',1.0,17,37);
INSERT INTO "claim" VALUES(2,1,'claim-001','fact','林越','设备',0.98,38,58);
INSERT INTO "claim" VALUES(3,1,'claim-002','fact','林越','设备',0.96,59,79);
INSERT INTO "claim" VALUES(4,1,'claim-003','position','林越','设备',0.94,80,100);
INSERT INTO "claim" VALUES(5,1,'claim-004','fact','《海风》','设备',0.92,101,121);
INSERT INTO "claim" VALUES(6,1,'claim-005','fact','林越','设备',0.9,122,142);
CREATE TABLE deck (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	made_at BIGINT NOT NULL, 
	CONSTRAINT pk_deck PRIMARY KEY (id), 
	CONSTRAINT ck_deck_origin CHECK (origin IN ('shipped', 'generated', 'imported', 'hand')), 
	CONSTRAINT ck_deck_named CHECK (length(name) > 0), 
	CONSTRAINT uq_deck_name UNIQUE (name)
);
INSERT INTO "deck" VALUES(1,'港口访谈','generated',1790000000000);
CREATE TABLE draft (
	learner_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value JSON NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (learner_id, "key"), 
	CONSTRAINT fk_draft_learner_id FOREIGN KEY(learner_id) REFERENCES learner (id)
);
CREATE TABLE item (
	id INTEGER NOT NULL, 
	guid VARCHAR NOT NULL, 
	deck_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	claim_kind VARCHAR NOT NULL, 
	speaker VARCHAR NOT NULL, 
	topic VARCHAR NOT NULL, 
	rank INTEGER NOT NULL, 
	question VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	quote VARCHAR NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	doubt FLOAT NOT NULL, 
	detail JSON NOT NULL, 
	made JSON, 
	also_accepted JSON, 
	current BOOLEAN NOT NULL, 
	updated_at BIGINT NOT NULL, 
	CONSTRAINT pk_item PRIMARY KEY (id), 
	CONSTRAINT ck_item_claim_kind CHECK (claim_kind IN ('fact', 'position')), 
	CONSTRAINT ck_item_kind CHECK (kind IN ('cloze', 'short_answer', 'multiple_choice', 'true_false', 'who_said', 'list')), 
	CONSTRAINT ck_item_asked CHECK (length(question) > 0 AND length(answer) > 0), 
	CONSTRAINT fk_item_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_item_deck_id FOREIGN KEY(deck_id) REFERENCES deck (id), 
	CONSTRAINT fk_item_source_id FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT uq_item_guid UNIQUE (guid)
);
INSERT INTO "item" VALUES(1,'guid-000-short_answer',1,1,1,'short_answer','position','《海风》','设备',1,'第 1 号码头有几台吊车？','三台','第 1 号码头有三台吊车，都是去年装的。',17,37,0.01,'{"importance": 1.0, "reason": "harbour", "scores": [["fit", 0.99]]}',NULL,NULL,1,1790000000000);
INSERT INTO "item" VALUES(2,'guid-000-true_false',1,1,1,'true_false','position','《海风》','设备',2,'第 1 号码头有三台吊车。','对','第 1 号码头有三台吊车，都是去年装的。',17,37,0.01,'{"importance": 1.0, "choices": ["\u5bf9", "\u9519"], "reason": "harbour", "scores": [["fit", 0.99]]}',NULL,NULL,1,1790000000000);
INSERT INTO "item" VALUES(3,'guid-001-short_answer',1,1,2,'short_answer','fact','林越','设备',3,'第 2 号码头有几台吊车？','四台','第 2 号码头有四台吊车，都是去年装的。',38,58,0.02,'{"importance": 0.98, "reason": "harbour", "scores": [["fit", 0.98]]}',NULL,NULL,1,1790000000000);
INSERT INTO "item" VALUES(4,'guid-002-short_answer',1,1,3,'short_answer','fact','林越','设备',5,'第 3 号码头有几台吊车？','五台','第 3 号码头有五台吊车，都是去年装的。',59,79,0.03,'{"importance": 0.96, "reason": "harbour", "scores": [["fit", 0.97]]}',NULL,NULL,1,1790000000000);
INSERT INTO "item" VALUES(5,'guid-002-true_false',1,1,3,'true_false','fact','林越','设备',6,'第 3 号码头有五台吊车。','对','第 3 号码头有五台吊车，都是去年装的。',59,79,0.03,'{"importance": 0.96, "choices": ["\u5bf9", "\u9519"], "reason": "harbour", "scores": [["fit", 0.97]]}',NULL,NULL,1,1790000000000);
INSERT INTO "item" VALUES(6,'guid-003-short_answer',1,1,4,'short_answer','position','林越','设备',7,'四号码头有几台吊车？','六台','第 4 号码头有六台吊车，都是去年装的。',80,100,0.04,'{"importance": 0.94, "reason": "harbour", "scores": [["fit", 0.96]]}','{"question": "\u7b2c 4 \u53f7\u7801\u5934\u6709\u51e0\u53f0\u540a\u8f66\uff1f", "answer": "\u516d\u53f0", "explanation": null, "accepted": null, "choices": null}',NULL,1,1790000000000);
INSERT INTO "item" VALUES(7,'guid-004-short_answer',1,1,5,'short_answer','fact','《海风》','设备',9,'第 5 号码头有几台吊车？','七台','第 5 号码头有七台吊车，都是去年装的。',101,121,0.05,'{"importance": 0.92, "reason": "harbour", "scores": [["fit", 0.95]]}',NULL,NULL,1,1790000000000);
INSERT INTO "item" VALUES(8,'guid-004-true_false',1,1,5,'true_false','fact','《海风》','设备',10,'第 5 号码头有七台吊车。','对','第 5 号码头有七台吊车，都是去年装的。',101,121,0.05,'{"importance": 0.92, "choices": ["\u5bf9", "\u9519"], "reason": "harbour", "scores": [["fit", 0.95]]}',NULL,NULL,1,1790000000000);
INSERT INTO "item" VALUES(9,'guid-005-short_answer',1,1,6,'short_answer','fact','林越','设备',11,'第 6 号码头有几台吊车？','八台','第 6 号码头有八台吊车，都是去年装的。',122,142,0.06,'{"importance": 0.9, "reason": "harbour", "scores": [["fit", 0.94]]}',NULL,NULL,1,1790000000000);
CREATE TABLE learner (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_learner PRIMARY KEY (id), 
	CONSTRAINT ck_learner_named CHECK (length(name) > 0), 
	CONSTRAINT uq_learner_name UNIQUE (name)
);
INSERT INTO "learner" VALUES(1,'learner',1795516019270);
CREATE TABLE review (
	id INTEGER NOT NULL, 
	card_id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	session_id INTEGER, 
	at BIGINT NOT NULL, 
	day INTEGER NOT NULL, 
	kind INTEGER NOT NULL, 
	rating INTEGER NOT NULL, 
	took_ms INTEGER NOT NULL, 
	score FLOAT NOT NULL, 
	given VARCHAR NOT NULL, 
	phase_before INTEGER NOT NULL, 
	phase_after INTEGER NOT NULL, 
	interval_before INTEGER NOT NULL, 
	interval_after INTEGER NOT NULL, 
	due_after BIGINT NOT NULL, 
	last_day_before INTEGER, 
	stability_before FLOAT, 
	difficulty_before FLOAT, 
	stability_after FLOAT, 
	difficulty_after FLOAT, 
	voids INTEGER, 
	CONSTRAINT pk_review PRIMARY KEY (id), 
	CONSTRAINT ck_review_voiding CHECK ((kind = 4) = (voids IS NOT NULL)), 
	CONSTRAINT ck_review_kind CHECK (kind BETWEEN 0 AND 4), 
	CONSTRAINT ck_review_rating CHECK (rating BETWEEN 1 AND 4 OR (rating = 0 AND kind = 4)), 
	CONSTRAINT ck_review_score CHECK (score BETWEEN 0 AND 1), 
	CONSTRAINT ck_review_took CHECK (took_ms >= 0), 
	CONSTRAINT fk_review_card_id FOREIGN KEY(card_id) REFERENCES card (id), 
	CONSTRAINT fk_review_learner_id FOREIGN KEY(learner_id) REFERENCES learner (id), 
	CONSTRAINT uq_review_card_id UNIQUE (card_id, at)
);
INSERT INTO "review" VALUES(1,1,1,1,1790000000000,20717,0,1,1000,1.0,'三台',0,1,0,0,1790000060000,NULL,NULL,NULL,0.212,6.4133,NULL);
INSERT INTO "review" VALUES(2,3,1,1,1790000060000,20717,0,2,1000,1.0,'三台',0,1,0,0,1790000390000,NULL,NULL,NULL,1.2931,5.1121707056010547987e+00,NULL);
INSERT INTO "review" VALUES(3,1,1,1,1790000120000,20717,0,3,1000,1.0,'三台',1,1,0,0,1790000720000,20717,0.212,6.4133,2.46689187775672724711e-01,6.40211506929683782374e+00,NULL);
INSERT INTO "review" VALUES(4,7,1,1,1790000180000,20717,0,4,1000,1.0,'三台',0,2,0,8,20725,NULL,NULL,NULL,8.2956,1.0,NULL);
INSERT INTO "review" VALUES(5,7,1,1,1790000540000,20717,4,0,1000,1.0,'三台',0,0,0,0,0,NULL,NULL,NULL,NULL,NULL,4);
CREATE TABLE session (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	mode VARCHAR NOT NULL, 
	scope VARCHAR NOT NULL, 
	deck_name VARCHAR NOT NULL, 
	seed BIGINT NOT NULL, 
	queue JSON NOT NULL, 
	position INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	started_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	result JSON, 
	CONSTRAINT pk_session PRIMARY KEY (id), 
	CONSTRAINT ck_session_mode CHECK (mode IN ('study', 'cram', 'quiz')), 
	CONSTRAINT ck_session_position CHECK (position >= 0), 
	CONSTRAINT fk_session_learner_id FOREIGN KEY(learner_id) REFERENCES learner (id)
);
INSERT INTO "session" VALUES(1,1,'study','{"deck_ids": [1], "guids": [], "limit": null, "query": ""}','港口访谈',1790000000000,'[1, 3, 7, 4, 6, 9]',2,20717,1790000000000,NULL,NULL);
CREATE TABLE setting (
	learner_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (learner_id, "key"), 
	CONSTRAINT fk_setting_learner_id FOREIGN KEY(learner_id) REFERENCES learner (id)
);
CREATE TABLE source (
	id INTEGER NOT NULL, 
	identity VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	made_by VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	date VARCHAR NOT NULL, 
	outlet VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	blocks JSON, 
	speakers JSON, 
	added_at BIGINT NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT uq_source_identity UNIQUE (identity)
);
INSERT INTO "source" VALUES(1,'harbour','/talks/harbour.txt','','','港口访谈','2026-09-01','','《海风》：港口有多少设备？
林越：第 1 号码头有三台吊车，都是去年装的。
第 2 号码头有四台吊车，都是去年装的。
第 3 号码头有五台吊车，都是去年装的。
第 4 号码头有六台吊车，都是去年装的。
第 5 号码头有七台吊车，都是去年装的。
第 6 号码头有八台吊车，都是去年装的。
第 7 号码头有九台吊车，都是去年装的。
第 8 号码头有十台吊车，都是去年装的。
第 9 号码头有十一台吊车，都是去年装的。
第 10 号码头有十二台吊车，都是去年装的。
第 11 号码头有十三台吊车，都是去年装的。
第 12 号码头有十四台吊车，都是去年装的。','[["speech", 5, 13, "\u300a\u6d77\u98ce\u300b", 0], ["speech", 17, 37, "\u6797\u8d8a", 1], ["speech", 38, 58, "\u6797\u8d8a", 1], ["speech", 59, 79, "\u6797\u8d8a", 1], ["speech", 80, 100, "\u6797\u8d8a", 1], ["speech", 101, 121, "\u6797\u8d8a", 1], ["speech", 122, 142, "\u6797\u8d8a", 1], ["speech", 143, 163, "\u6797\u8d8a", 1], ["speech", 164, 184, "\u6797\u8d8a", 1], ["speech", 185, 206, "\u6797\u8d8a", 1], ["speech", 207, 229, "\u6797\u8d8a", 1], ["speech", 230, 252, "\u6797\u8d8a", 1], ["speech", 253, 275, "\u6797\u8d8a", 1]]','[["\u300a\u6d77\u98ce\u300b", "host", []], ["\u6797\u8d8a", "guest", []]]',1790000000000);
CREATE TABLE step (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	kind VARCHAR NOT NULL, 
	undone BOOLEAN NOT NULL, 
	session_id INTEGER, 
	change JSON NOT NULL, 
	CONSTRAINT pk_step PRIMARY KEY (id), 
	CONSTRAINT fk_step_learner_id FOREIGN KEY(learner_id) REFERENCES learner (id)
);
INSERT INTO "step" VALUES(1,1,1790000000000,'answer',0,1,'{"kind": "answer", "changes": [{"table": "card", "ids": [1], "before": {"queue": 0, "phase": 0, "step": 0, "due": 1, "wait_day": null, "stability": null, "difficulty": null, "last_at": null, "last_day": null, "interval": 0, "reps": 0, "lapses": 0}, "after": {"queue": 1, "phase": 1, "step": 0, "due": 1790000060000, "wait_day": null, "stability": 0.212, "difficulty": 6.4133, "last_at": 1790000000000, "last_day": 20717, "interval": 0, "reps": 1, "lapses": 0}}, {"table": "session", "ids": [1], "before": {"position": 0}, "after": {"position": 1}}], "review_ids": [1], "tally": [{"dim": "deck", "key": "1", "day": 20717, "n": 1, "ok": 0, "total": 0.0}, {"dim": "speaker", "key": "\u300a\u6d77\u98ce\u300b", "day": 20717, "n": 1, "ok": 0, "total": 0.0}, {"dim": "topic", "key": "\u8bbe\u5907", "day": 20717, "n": 1, "ok": 0, "total": 0.0}, {"dim": "kind", "key": "short_answer", "day": 20717, "n": 1, "ok": 0, "total": 0.0}, {"dim": "claim", "key": "position", "day": 20717, "n": 1, "ok": 0, "total": 0.0}, {"dim": "source", "key": "1", "day": 20717, "n": 1, "ok": 0, "total": 0.0}, {"dim": "hour", "key": "22", "day": 20717, "n": 1, "ok": 0, "total": 0.0}, {"dim": "day", "key": "", "day": 20717, "n": 1, "ok": 0, "total": 1000.0}, {"dim": "seconds", "key": "1", "day": 20717, "n": 1, "ok": 0, "total": 0.0}, {"dim": "introduced", "key": "1", "day": 20717, "n": 1, "ok": 0, "total": 0.0}], "count": 1, "guid": "guid-000-short_answer", "card_id": 1, "question": "\u7b2c 1 \u53f7\u7801\u5934\u6709\u51e0\u53f0\u540a\u8f66\uff1f", "rating": 1, "given": "\u4e09\u53f0", "session_id": 1}');
INSERT INTO "step" VALUES(2,1,1790000060000,'answer',0,1,'{"kind": "answer", "changes": [{"table": "card", "ids": [3], "before": {"queue": 0, "phase": 0, "step": 0, "due": 3, "wait_day": null, "stability": null, "difficulty": null, "last_at": null, "last_day": null, "interval": 0, "reps": 0, "lapses": 0}, "after": {"queue": 1, "phase": 1, "step": 0, "due": 1790000390000, "wait_day": null, "stability": 1.2931, "difficulty": 5.112170705601055, "last_at": 1790000060000, "last_day": 20717, "interval": 0, "reps": 1, "lapses": 0}}, {"table": "session", "ids": [1], "before": {"position": 1}, "after": {"position": 2}}], "review_ids": [2], "tally": [{"dim": "deck", "key": "1", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "speaker", "key": "\u6797\u8d8a", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "topic", "key": "\u8bbe\u5907", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "kind", "key": "short_answer", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "claim", "key": "fact", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "source", "key": "1", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "hour", "key": "22", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "day", "key": "", "day": 20717, "n": 1, "ok": 1, "total": 1000.0}, {"dim": "seconds", "key": "1", "day": 20717, "n": 1, "ok": 0, "total": 0.0}, {"dim": "introduced", "key": "1", "day": 20717, "n": 1, "ok": 1, "total": 0.0}], "count": 1, "guid": "guid-001-short_answer", "card_id": 3, "question": "\u7b2c 2 \u53f7\u7801\u5934\u6709\u51e0\u53f0\u540a\u8f66\uff1f", "rating": 2, "given": "\u4e09\u53f0", "session_id": 1}');
INSERT INTO "step" VALUES(3,1,1790000120000,'answer',0,1,'{"kind": "answer", "changes": [{"table": "card", "ids": [1], "before": {"queue": 1, "phase": 1, "step": 0, "due": 1790000060000, "wait_day": null, "stability": 0.212, "difficulty": 6.4133, "last_at": 1790000000000, "last_day": 20717, "interval": 0, "reps": 1, "lapses": 0}, "after": {"queue": 1, "phase": 1, "step": 1, "due": 1790000720000, "wait_day": null, "stability": 0.24668918777567272, "difficulty": 6.402115069296838, "last_at": 1790000120000, "last_day": 20717, "interval": 0, "reps": 2, "lapses": 0}}], "review_ids": [3], "tally": [{"dim": "deck", "key": "1", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "speaker", "key": "\u300a\u6d77\u98ce\u300b", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "topic", "key": "\u8bbe\u5907", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "kind", "key": "short_answer", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "claim", "key": "position", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "source", "key": "1", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "hour", "key": "22", "day": 20717, "n": 1, "ok": 1, "total": 0.0}, {"dim": "day", "key": "", "day": 20717, "n": 1, "ok": 1, "total": 1000.0}, {"dim": "seconds", "key": "1", "day": 20717, "n": 1, "ok": 0, "total": 0.0}], "count": 1, "guid": "guid-000-short_answer", "card_id": 1, "question": "\u7b2c 1 \u53f7\u7801\u5934\u6709\u51e0\u53f0\u540a\u8f66\uff1f", "rating": 3, "given": "\u4e09\u53f0", "session_id": 1}');
INSERT INTO "step" VALUES(4,1,1790000000000,'reject',0,NULL,'{"kind": "reject", "changes": [{"table": "card", "ids": [9], "before": {"verdict": 0, "verdict_day": null, "reason": null, "queue": 0, "flagged": false}, "after": {"verdict": 3, "verdict_day": 20717, "reason": 3, "queue": -2, "flagged": false}}], "count": 1, "guid": "guid-005-short_answer", "card_id": 9, "question": "\u7b2c 6 \u53f7\u7801\u5934\u6709\u51e0\u53f0\u540a\u8f66\uff1f"}');
INSERT INTO "step" VALUES(5,1,1790000000000,'edit',0,NULL,'{"kind": "edit", "changes": [{"table": "item", "ids": [6], "before": {"question": "\u7b2c 4 \u53f7\u7801\u5934\u6709\u51e0\u53f0\u540a\u8f66\uff1f", "detail": {"importance": 0.94, "reason": "harbour", "scores": [["fit", 0.96]]}, "made": null, "updated_at": 1790000000000}, "after": {"question": "\u56db\u53f7\u7801\u5934\u6709\u51e0\u53f0\u540a\u8f66\uff1f", "detail": {"importance": 0.94, "reason": "harbour", "scores": [["fit", 0.96]]}, "made": {"question": "\u7b2c 4 \u53f7\u7801\u5934\u6709\u51e0\u53f0\u540a\u8f66\uff1f", "answer": "\u516d\u53f0", "explanation": null, "accepted": null, "choices": null}, "updated_at": 1790000000000}}, {"table": "card", "ids": [6], "before": {"verdict": 0, "verdict_day": null, "flagged": false}, "after": {"verdict": 2, "verdict_day": 20717, "flagged": false}}], "count": 1, "guid": "guid-003-short_answer", "card_id": 6, "question": "\u7b2c 4 \u53f7\u7801\u5934\u6709\u51e0\u53f0\u540a\u8f66\uff1f"}');
CREATE TABLE tally (
	learner_id INTEGER NOT NULL, 
	dim VARCHAR NOT NULL, 
	day INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	ok INTEGER NOT NULL, 
	total FLOAT NOT NULL, 
	CONSTRAINT pk_tally PRIMARY KEY (learner_id, dim, day, "key"), 
	CONSTRAINT ck_tally_dim CHECK (length(dim) > 0), 
	CONSTRAINT fk_tally_learner_id FOREIGN KEY(learner_id) REFERENCES learner (id)
)
 WITHOUT ROWID

;
INSERT INTO "tally" VALUES(1,'claim',-1,'fact',1,1,0.0);
INSERT INTO "tally" VALUES(1,'claim',-1,'position',2,1,0.0);
INSERT INTO "tally" VALUES(1,'claim',20717,'fact',1,1,0.0);
INSERT INTO "tally" VALUES(1,'claim',20717,'position',2,1,0.0);
INSERT INTO "tally" VALUES(1,'day',20717,'',3,2,3000.0);
INSERT INTO "tally" VALUES(1,'deck',-1,'1',3,2,0.0);
INSERT INTO "tally" VALUES(1,'deck',20717,'1',3,2,0.0);
INSERT INTO "tally" VALUES(1,'hour',-1,'22',3,2,0.0);
INSERT INTO "tally" VALUES(1,'hour',20717,'22',3,2,0.0);
INSERT INTO "tally" VALUES(1,'introduced',20717,'1',2,1,0.0);
INSERT INTO "tally" VALUES(1,'kind',-1,'short_answer',3,2,0.0);
INSERT INTO "tally" VALUES(1,'kind',20717,'short_answer',3,2,0.0);
INSERT INTO "tally" VALUES(1,'seconds',-1,'1',3,0,0.0);
INSERT INTO "tally" VALUES(1,'seconds',20717,'1',3,0,0.0);
INSERT INTO "tally" VALUES(1,'source',-1,'1',3,2,0.0);
INSERT INTO "tally" VALUES(1,'source',20717,'1',3,2,0.0);
INSERT INTO "tally" VALUES(1,'speaker',-1,'《海风》',2,1,0.0);
INSERT INTO "tally" VALUES(1,'speaker',-1,'林越',1,1,0.0);
INSERT INTO "tally" VALUES(1,'speaker',20717,'《海风》',2,1,0.0);
INSERT INTO "tally" VALUES(1,'speaker',20717,'林越',1,1,0.0);
INSERT INTO "tally" VALUES(1,'topic',-1,'设备',3,2,0.0);
INSERT INTO "tally" VALUES(1,'topic',20717,'设备',3,2,0.0);
CREATE INDEX ix_source_digest ON source (digest);
CREATE INDEX ix_source_path ON source (path);
CREATE INDEX ix_claim_place ON claim (source_id, start);
CREATE INDEX ix_session_day ON session (learner_id, day);
CREATE INDEX ix_step_stack ON step (learner_id, undone, id);
CREATE INDEX ix_item_claim_id ON item (claim_id);
CREATE INDEX ix_item_deck_id ON item (deck_id);
CREATE INDEX ix_item_place ON item (source_id, start);
CREATE INDEX ix_card_claim_id ON card (learner_id, claim_id);
CREATE INDEX ix_card_due ON card (learner_id, queue, due, deck_id);
CREATE INDEX ix_card_flagged ON card (learner_id) WHERE flagged = 1;
CREATE INDEX ix_card_item_id ON card (item_id);
CREATE INDEX ix_card_queue ON card (learner_id, deck_id, queue, due, buried_day, verdict);
CREATE INDEX ix_card_verdict ON card (learner_id, verdict, deck_id, queue);
CREATE INDEX ix_review_day ON review (learner_id, day, kind, rating);
CREATE UNIQUE INDEX ix_review_voids ON review (voids) WHERE voids IS NOT NULL;
CREATE TRIGGER review_is_not_changed BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;
CREATE TRIGGER review_is_not_deleted BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;
COMMIT;

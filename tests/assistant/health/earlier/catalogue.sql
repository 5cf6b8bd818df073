PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
	"key" VARCHAR(32) NOT NULL, 
	value TEXT, 
	PRIMARY KEY ("key")
);
INSERT INTO meta VALUES('schema','fa4f1bbd4238');
INSERT INTO meta VALUES('embedder','7cd041bd9afe8ffe');
INSERT INTO meta VALUES('replaced','');
INSERT INTO meta VALUES('version','1795715204452');
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	started DATETIME NOT NULL, 
	ended DATETIME, 
	outcome JSON, 
	PRIMARY KEY (id)
);
INSERT INTO runs VALUES(1,'2026-11-26 17:46:36.398761','2026-11-26 17:46:57.697759','{"added":2,"unchanged":0,"replaced":0,"removed":0,"failed":[],"pages":2,"passages":2,"figures":3,"seconds":8.593}');
CREATE TABLE reports (
	id VARCHAR(64) NOT NULL, 
	root TEXT NOT NULL, 
	recipe VARCHAR(64) NOT NULL, 
	document TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	format VARCHAR(16) NOT NULL, 
	pages INTEGER NOT NULL, 
	issuer TEXT NOT NULL, 
	number TEXT NOT NULL, 
	dated DATE, 
	year INTEGER, 
	warnings JSON NOT NULL, 
	scanned JSON NOT NULL, 
	gaps JSON NOT NULL, 
	period_start DATE, 
	period_end DATE, 
	replaces JSON NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (root, document)
);
INSERT INTO reports VALUES('daffd3e53a3d531f','/reports','8c4ff647c4816232','a.txt','1a41ce78c97f082ee80bf76baaebb2f2251da99cd9f99f914138d6ae9bfe92be','Báo cáo thu hút đầu tư năm 2023 của tỉnh Cửa Tùng','txt',1,'','',NULL,2023,'[]','[]','[]','2023-01-01','2023-12-31','[]');
INSERT INTO reports VALUES('61cb903ccdd82b73','/reports','8c4ff647c4816232','b.txt','31694abd4454eeab0de9505adafd317b84bdfebda446b59510af56ab5fc1c610','Báo cáo xuất khẩu năm 2023 của tỉnh Cửa Tùng','txt',1,'','',NULL,2023,'[]','[]','[]','2023-01-01','2023-12-31','[]');
CREATE TABLE signatures (
	report_id VARCHAR(64) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	sketch BLOB NOT NULL, 
	"instead" JSON NOT NULL, 
	linked BOOLEAN NOT NULL, 
	PRIMARY KEY (report_id), 
	FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);
INSERT INTO signatures VALUES('daffd3e53a3d531f','e6ec08cc8c1ca8935328a17960e1c5b17a98b98659ed0d077276584eb33ab169',X'708449090714db0619316f07b8c5000736951305cefa020734baa109dc93eb035e849c096cf6140127ebba025e188d0246969907d7622d09342649074e03a60eb8688b00deeec808b02bf806f1bc660029a7d20e162733005656b303df653d01b459df00e25d5700a38535129f40f911e02a5d0098acf7018a9baf142243450404cb8a048a603d0274ce310a6ec8c506e235940316eb95013ee8ee0119cd431a59f080015db4aa03f66cf10546f55904093df50b0ad349043ffdbd001fb17e03cad4500b87b2b904dfe62507ba8e7903eaeae8041ebf37001879a20b78de250d43d5760cfda1ad012b56c101b42073017f5be20012a17b005e445d017ae68c05','[]',1);
INSERT INTO signatures VALUES('61cb903ccdd82b73','3e3f848740e7d11faec1bb071b5e8001def7cb6d3f900ea58b192fab450036a6',X'd14611056c0575151b0b6e0c0936bc155f9451040790e90b96420a07dc93eb03d09328037ab8b4096350350191b862085c97450113eee7055fdf030a23d42324b8688b00257ccb065a0d140bf1bc660029a7d20e4077fb075656b30354652c13fd716301d9c4b91460a91e1bdc408b24e02a5d006f9fc200caeefc16f5c3a90669dd3d148a603d029a21e305652da20f34294a0716eb95013402640203106310984c26065db4aa03f66cf105df5c7014093df50b50cabe0ac472240c47ef7b0ae748540e3eff5600f700d504ce4fd50cc0aa5606cf0fb904abd5291e9dc1ba2aefeeb3058246e70611212e020f6aa602a0342e0912a17b005e445d01d378ee02','[]',1);
CREATE TABLE links (
	report_id VARCHAR(64) NOT NULL, 
	other VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	PRIMARY KEY (report_id, other), 
	FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE, 
	FOREIGN KEY(other) REFERENCES reports (id) ON DELETE CASCADE
);
CREATE TABLE pages (
	report_id VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	blocks JSON NOT NULL, 
	score FLOAT, 
	PRIMARY KEY (report_id, number), 
	FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);
INSERT INTO pages VALUES('daffd3e53a3d531f',1,replace('BÁO CÁO\nThu hút đầu tư năm 2023 của tỉnh Cửa Tùng\nNăm 2023, tổng vốn FDI vào tỉnh Cửa Tùng đạt 1.234,5 triệu USD, tăng 8,5% so với năm 2022.','\n',char(10)),'[{"start":0,"end":7,"kind":"title"},{"start":8,"end":49,"kind":"title"},{"start":50,"end":140,"kind":"paragraph"}]',1.0);
INSERT INTO pages VALUES('61cb903ccdd82b73',1,replace('BÁO CÁO\nXuất khẩu năm 2023 của tỉnh Cửa Tùng\nNăm 2023, kim ngạch xuất khẩu của tỉnh Cửa Tùng đạt 19,76 tỷ USD.','\n',char(10)),'[{"start":0,"end":7,"kind":"title"},{"start":8,"end":44,"kind":"title"},{"start":45,"end":110,"kind":"paragraph"}]',1.0);
CREATE TABLE scans (
	report_id VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	confidence INTEGER, 
	quarantined BOOLEAN NOT NULL, 
	words JSON NOT NULL, 
	PRIMARY KEY (report_id, number), 
	FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);
CREATE TABLE sentences (
	report_id VARCHAR(64) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	spans JSON NOT NULL, 
	text TEXT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	headings JSON NOT NULL, 
	block INTEGER NOT NULL, 
	mark TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	"table" INTEGER NOT NULL, 
	caption TEXT NOT NULL, 
	cells JSON NOT NULL, 
	PRIMARY KEY (report_id, ordinal), 
	FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);
INSERT INTO sentences VALUES('daffd3e53a3d531f',0,'[[1,0,7]]','BÁO CÁO','title','[]',0,'',0,-1,'','[]');
INSERT INTO sentences VALUES('daffd3e53a3d531f',1,'[[1,8,49]]','Thu hút đầu tư năm 2023 của tỉnh Cửa Tùng','title','[]',1,'',0,-1,'','[]');
INSERT INTO sentences VALUES('daffd3e53a3d531f',2,'[[1,50,140]]','Năm 2023, tổng vốn FDI vào tỉnh Cửa Tùng đạt 1.234,5 triệu USD, tăng 8,5% so với năm 2022.','paragraph','[]',2,'',0,-1,'','[]');
INSERT INTO sentences VALUES('61cb903ccdd82b73',0,'[[1,0,7]]','BÁO CÁO','title','[]',0,'',0,-1,'','[]');
INSERT INTO sentences VALUES('61cb903ccdd82b73',1,'[[1,8,44]]','Xuất khẩu năm 2023 của tỉnh Cửa Tùng','title','[]',1,'',0,-1,'','[]');
INSERT INTO sentences VALUES('61cb903ccdd82b73',2,'[[1,45,110]]','Năm 2023, kim ngạch xuất khẩu của tỉnh Cửa Tùng đạt 19,76 tỷ USD.','paragraph','[]',2,'',0,-1,'','[]');
CREATE TABLE passages (
	report_id VARCHAR(64) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	spans JSON NOT NULL, 
	text TEXT NOT NULL, 
	headings JSON NOT NULL, 
	first_sentence INTEGER NOT NULL, 
	last_sentence INTEGER NOT NULL, 
	tokens INTEGER NOT NULL, 
	vector BLOB NOT NULL, 
	PRIMARY KEY (report_id, ordinal), 
	FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);
INSERT INTO passages VALUES('daffd3e53a3d531f',0,'[[1,0,140]]',replace('BÁO CÁO\nThu hút đầu tư năm 2023 của tỉnh Cửa Tùng\nNăm 2023, tổng vốn FDI vào tỉnh Cửa Tùng đạt 1.234,5 triệu USD, tăng 8,5% so với năm 2022.','\n',char(10)),'[]',0,2,80,X'ba2a852644b016a10b26f7257da9af2984ac3ea7eda6c09cc22810a7969f03abaaa153a781a033a8eea3bdac521ef8a27a1f3020642ab6ac88a45f2b42ac942b99a39aa99a01829a75a5c0a106ab0f1e00210aabe42d832550a7bba96c1a0d96642c35221a245e2a10a9c7a7422c282837a92f2c73aa9f1dc319b8a48daa712592acfaa971a8b5a18f1ccb9fdd2537262822d2a18928ba2822af72acc41d1f8e0a25a80c3b2271a71129b02870ae6c2263a67ba5071486a56429971dbbad67a2d2a5309f672402ac84a6149dff10f1a1b4ae252cb12731afa8a8a32946ac0da112a98da4942ca82adaa855a39e253e27b61cd8a64e18f9a847a7a6aa051cd4280213c6281228d629692526ad57addd295f1d8f2cd1ac82ab49287e2752a83823372ed12855a86a29f42091a9dd2e64ad2f20c6aa031b752a472b582a612e42a4ba2533a8c6abd8a65bac9fa6c1aa442b53ac9fa4e728c8a8e1a88b2b6ea4fda87c2868aca6a78927acaec6aaf5a01d2b4ba5832a852e0026132867a2ac9c282795ab28222c25429e9d22a0adca9c362931aadea66ea929ae911eb62442ad3ea6972c25a2a49f981c7e9ccaa08fa529271b21a3244e2086aacf9f03a206a48dacfca74ba64ca51d240e240a2848aa332c8cac8ba40328ad22b3a427a6532c5ea82c994d29ffa2a9224327b1aa6dadd124b3230dad4e209ea77ba2f822faa9e4acf898c21fc42bfa2b24a11b1d419eb927dcaedea649abda2894aaa5ac282c64a961ac4f290cabc320e8201f19049f4f2a049f1babd32497a5122cada9ab23842451292ba777ab7ba4b62b17aae62121a57e2411a5c024c11c5d139ea9fb276ca37326149f772499aaee2cf81c02247ba84e23fa2c2ca3e4a4f520da23ba29452a7ea7a128fe24539fadaa6aa27aa3ef2a552dfaaaa7a7bfa7f1aca42a022cbb2cc11f5b29959d542856a84ca874ab78ac632d9b2a342210a80c2934a9f722462d7725bf98562017271fab669ceca275a4e42680ae132e96aadda53d9c7316b2a5f3a788a99b1c072c362cd7a33a2a01ade8a9e625de2cf3ab5425c4a9e7aac6271aace821f725f1241599afa56f1791a75aa83aa4352cdda08e288927522a202e2ca66ea5222cbd23f127a79f6fa151981e29021e19aad723b4a77c2c512a1d23d92888289f28752b052832149c2c292863abd42423a11c2a8ca9eb2a72a406afed29de1d52aa559ef9a11aa8cf27da2208a9982e911fd52a9a25fd28292da22db9a0569a682b0926a11ef0ae1e9de7a67098702f412ada2cbe22db25a124a92011a4f3a7571cb5aabda6ee22efa4a6ab051f5f2a382cfa18e8a1c8282b28ae2afa2a1b2db8a4cd26951eb4aa24994024f8239aa201a084a7fca6ecac9daa77abe1288b2bc22618a65e2799acd32feaad0ba85e294a278c2823acbda3b2ab0821');
INSERT INTO passages VALUES('61cb903ccdd82b73',0,'[[1,0,110]]',replace('BÁO CÁO\nXuất khẩu năm 2023 của tỉnh Cửa Tùng\nNăm 2023, kim ngạch xuất khẩu của tỉnh Cửa Tùng đạt 19,76 tỷ USD.','\n',char(10)),'[]',0,2,57,X'01a1902375a74021bf2ab328bfa71820efa844a611a6b72808a514a0c61d1cac1c2638abb5a8dba4af1f19adb4ab51133a25e226ec2a989bac2b3121cca0912910ab4f9d7098cd29d9295ca8c4acee231d2229a1222c3d1d0b2a09a5a8a793aba229d210fb20da1941279d142c267e28bfa55aa185a60d206a2cdc1a2694c42518af6fa7909f3c2248a46f980d2d8095f1a58f9eda27b92606a83eaa5f2af22b1f2b3ea4749ab2a4cd295328e7a9e49e56a84f16012053a6fe9e8aa5baadc01f0287b2a86aa077ab709fa2a3fb2567a8b8af1b2f939c44aefc29ed2c449813abd4a8bca0091e27a053accf20021b592a78a0ba9e87a602ac95a488abeea83a2947a511aa722a6823a1a65dad7bac0d2380a43b2fed9e19a87221332a7aa0a2a5bd2d3d19fe1cac2105a59da69a2696acf1a7c5a69c2019296f24a02bcf2e0a1c9e2de8a635aa7ea22a1f542abda3962a57ab4a23102ed39fc5aade9390a557a7f22b89abe71c13ab62b0e494f02add01d6a0c625a428e2a9342c9bab5f29a7268ca71f2adb972c2798a89d9c63280d289129c4a659a81cacb8247323c2ac01a592211fa5cd9f8c1ee72851a82fa64c2844245ea026a150a4a920300cc0a32fac6fac3ca901ab50a1e6aa6a9feda1812dc3a67a1e4013b1a4fda819a2e62d0118dc20dd99d49c4423302401a9f61b172c162982a911a800a0182271a9962369a202a5e61c632d0a2690a74599a829aea696a8e3a13d21f2a1cbab88adf32c6b20bea2672804aa6429459a0e29e824b527b9a19aab319e8ea6cc2ce8ae651f5e233a2c73add5b0dc14292781a7ec09712763a5e51e18280b27dd14f5a1f02bc7259da10e257b21f8a82d2dbc1c792b6e284fa12431879d12a14e2338286e2ca22feca4bf292ca8061c1aa8cb2a8a2078a0762cc4a46118d1213ba7d2288925732c4b1fac2c8aa6e62417a9ceadca1e2fabd72d402d8f961d26332ef791212adc2b55223923489f172b21a92c283d8e9baa2caa0cb0dd2bdcac2924021e281125acd4a97ba87fa6962cfb2f1c2c552a03a8d1a9b520f529419e3a297a1f81a140287ca5ca28e118f129a611569fa2a66e9af72610a3f02cf5211b9cc2a9e024202900a7ad24f4288d2d32a7a99bf0a556aa3c2c00894aa7652bb09e5827fb29c31ca6aaf32a602a6422b72c4c8f1121892c07ac652a91290928ef24669cf79dd0aebe1e5b228fa90ca9002a3aad1b27ff9df0ac0c2b65261d2bc625cb251422e729a42a22274b2e8b2683a07aafd3a321abfba46f2b0e23352c04a63225fda0d72719a0caa5b59f80af82ac88a605a024a93624412dfa1cd928acabe99dae2c7c99201cea2f1fa5752c8728c5a457a104264f2794a867a5b6a04ea9c32145a7e6a9e6a44a2a08245124e92602a8122ef6adc0a86f22b420c8a24dac04271f2c202a');
CREATE TABLE figures (
	report_id VARCHAR(64) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	sentence INTEGER NOT NULL, 
	passage INTEGER NOT NULL, 
	spans JSON NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	value TEXT NOT NULL, 
	value_max TEXT, 
	value_other TEXT, 
	unit TEXT NOT NULL, 
	per TEXT NOT NULL, 
	indicator TEXT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	period_start DATE, 
	period_end DATE, 
	period_text TEXT NOT NULL, 
	as_of DATE, 
	scope TEXT NOT NULL, 
	facets JSON NOT NULL, 
	qualifier TEXT, 
	clause JSON NOT NULL, 
	context JSON NOT NULL, 
	ambiguous BOOLEAN NOT NULL, 
	confidence INTEGER, 
	PRIMARY KEY (report_id, ordinal), 
	FOREIGN KEY(report_id) REFERENCES reports (id) ON DELETE CASCADE
);
INSERT INTO figures VALUES('daffd3e53a3d531f',0,2,0,'[[1,95,112]]',45,62,'1.234,5 triệu USD','1234500000.0',NULL,NULL,'USD','','tổng vốn FDI vào tỉnh Cửa Tùng','amount','2023-01-01','2023-12-31','Năm 2023',NULL,'','["foreign"]',NULL,'[10,62]','["Thu hút đầu tư năm 2023 của tỉnh Cửa Tùng"]',0,NULL);
INSERT INTO figures VALUES('daffd3e53a3d531f',1,2,0,'[[1,119,123]]',69,73,'8,5%','8.5',NULL,NULL,'%','','tổng vốn FDI vào tỉnh Cửa Tùng','growth','2023-01-01','2023-12-31','Năm 2023',NULL,'','["foreign","increase"]',NULL,'[10,89]','["Thu hút đầu tư năm 2023 của tỉnh Cửa Tùng"]',0,NULL);
INSERT INTO figures VALUES('61cb903ccdd82b73',0,2,0,'[[1,97,109]]',52,64,'19,76 tỷ USD','19760000000.00',NULL,NULL,'USD','','kim ngạch xuất khẩu của tỉnh Cửa Tùng','amount','2023-01-01','2023-12-31','Năm 2023',NULL,'','[]',NULL,'[10,64]','["Xuất khẩu năm 2023 của tỉnh Cửa Tùng"]',0,NULL);
CREATE INDEX links_to ON links (other);
CREATE INDEX figures_of_passage ON figures (report_id, passage);
COMMIT;

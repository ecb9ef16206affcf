### obeznik-server na příkazové řádce: nápověda a odpovědi správci.

server-help = Server úřadu: bez příkazu obsluhuje, s příkazem spravuje.
server-help-any-data = Složka s daty serveru
server-help-any-json = Odpověď jako JSON
server-help-any-language = Jazyk odpovědí: cs, en
server-help-any-tenant = Která obec; jediná, když ji nenapíšete
server-help-any-public-url = Adresa, na které server lidé najdou, například https://obeznik.vzorov.cz
server-help-any-keys = Soubor s klíči k datům; jinak server.keys ve složce s daty
server-help-any-database = Databáze PostgreSQL společná více serverům, například postgres://obeznik@db.example/obeznik?sslmode=require; jinak má každá obec soubor ve složce s daty. Adresa může být i v proměnné OBEZNIK_DATABASE
server-help-any-blobs = Kde leží přílohy obcí v databázi: složka společná všem serverům, nebo s3://BUCKET/CESTA?endpoint=URL&region=JMÉNO s klíči v proměnných AWS_ACCESS_KEY_ID a AWS_SECRET_ACCESS_KEY; jinak složka blobs ve složce s daty
server-help-any-connections = Kolik spojení s databází smí tento server mít najednou
server-help-any-listen = Na které adrese a portu poslouchá
server-help-any-certificate = Certifikát ve formátu PEM; jinak si server vyrobí vlastní
server-help-any-private-key = Soukromý klíč k certifikátu
server-help-any-plain = Bez šifrování; jen za proxy na témže počítači
server-help-any-behind-proxy = Adresu volajícího bere od proxy z hlavičky X-Forwarded-For
server-help-any-metrics = Adresa stránky s čísly pro dohled
server-help-any-syslog = Kam posílat bezpečnostní události (RFC 5424)
server-help-any-log = Jak podrobný má být záznam
server-help-any-backup-to = Složka, do které server sám zálohuje všechny obce, nejlépe na jiném disku
server-help-any-backup-every = Po kolika minutách server zálohuje
server-help-any-log-files = Záznam píše do složky log u dat, každý den do nového souboru, a měsíc ho drží
server-help-init = Připraví složku s daty a certifikát
server-help-tenant = Obce na tomto serveru
server-help-tenant-add = Založí obec a pozve toho, kdo ji spravuje
server-help-tenant-take = Převezme úřad, který dosud pracoval sám, i s celou historií
server-help-tenant-give = Vydá úřad, který má zase pracovat sám, i s celou historií
server-help-tenant-give-to = Nová složka úřadu; nesmí existovat a server nesmí běžet
server-help-tenant-give-pass-phrase-stdin = Heslová věta, která složku otevře, přijde na standardní vstup, jeden řádek
server-help-stop = Zastaví běžící server; vše uloží
server-help-tenant-list = Vypíše obce
server-help-tenant-set = Změní nastavení obce
server-help-tenant-new-history = Oznámí zařízením, že obec je vrácená ze zálohy, když to databáze sama nepozná; bez --tenant u všech obcí. Všichni se přihlásí znovu
server-help-tenant-recover = Otevře obec v databázi obnovovacím kódem, když se soubor server.keys ztratil; kód sám říká, která obec to je
server-help-tenant-recover-recovery-code-stdin = Obnovovací kód přijde na standardní vstup, jeden řádek
server-help-tenant-add-slug = Jméno do adres: malá písmena, číslice, pomlčky
server-help-tenant-add-name = Název obce, například Město Vzorov
server-help-tenant-add-name-genitive = Název v druhém pádě, například města Vzorova
server-help-tenant-add-ico = IČO
server-help-tenant-add-address = Adresa úřadu
server-help-tenant-add-given = Křestní jméno zakladatele
server-help-tenant-add-family = Příjmení zakladatele
server-help-tenant-add-email = E-mail zakladatele, kterým se bude přihlašovat
server-help-tenant-add-role = Role zakladatele v úřadu; lze opakovat
server-help-tenant-add-without-digits = Pozvánka zakladatele bude bez šesti číslic
server-help-tenant-take-slug = Jméno do adres: malá písmena, číslice, pomlčky
server-help-tenant-take-from = Složka úřadu; Oběžník v ní musí být zavřený
server-help-tenant-take-pass-phrase-stdin = Heslová věta úřadu přijde na standardní vstup, jeden řádek
server-help-tenant-take-recovery-code-stdin = Obnovovací kód přijde na standardní vstup, jeden řádek
server-help-tenant-set-second-factor = Kdo musí mít ověřovací aplikaci: everyone (všichni), who-manages (kdo spravuje)
server-help-tenant-set-name = Název obce na stránkách serveru
server-help-invite = Pozve člověka a vypíše odkaz
server-help-invite-person = Identifikátor osoby; jinak osoba s tímto e-mailem
server-help-invite-email = E-mail, kterým se bude přihlašovat
server-help-invite-renew = Nové heslo a ověřovací aplikace místo zapomenutých
server-help-invite-with-digits = Šest číslic, které pozvanému řeknete po telefonu, přidá i tomu, kdo důvěrné tisky nevidí
server-help-invite-without-digits = Nepřidá šest číslic ani tomu, kdo vidí důvěrné tisky
server-help-invite-computer = Místo odkazu vypíše kód, kterým se bez prohlížeče připojí jeden počítač
server-help-invitations = Vypíše pozvánky, které nikdo zatím nepřijal
server-help-user = Účty
server-help-user-list = Vypíše lidi a jejich účty
server-help-user-close = Zavře účet a odpojí jeho zařízení
server-help-user-close-email = E-mail účtu
server-help-user-close-wipe = Zařízení mají při příštím spojení smazat svá data
server-help-user-open = Zavřený účet znovu otevře
server-help-user-open-email = E-mail účtu
server-help-device = Zařízení
server-help-device-list = Vypíše zařízení s posledním spojením
server-help-device-revoke = Odpojí zařízení
server-help-device-revoke-device = Identifikátor zařízení
server-help-device-wipe = Odpojí zařízení a při příštím spojení smaže jeho data
server-help-device-wipe-device = Identifikátor zařízení
server-help-device-lost = Odpojí ztracené zařízení a vytiskne zprávu, co v něm mohlo být čitelné
server-help-device-lost-device = Identifikátor zařízení
server-help-device-lost-to = Soubor PDF se zprávou pro pověřence
server-help-device-lost-wipe = Při příštím spojení má zařízení smazat všechno, i neodeslanou práci
server-help-statement = Vydá výpis o osobě: všechno, co o ní úřad má, v jednom ZIP
server-help-statement-person = O kom: jméno a příjmení, nebo identifikátor
server-help-statement-name = O kom, kdo v úřadu nepůsobí a je jen jmenován v textech: jméno a příjmení
server-help-statement-beside = Slova, která v textu musí stát také, třeba ulice nebo datum
server-help-statement-texts = Které z nalezených textů se žadatele týkají: all (všechny), none (žádný), nebo jejich identifikátory; bez toho se texty jen vypíší
server-help-statement-by = Kdo ho vydává: pověřenec nebo tajemník úřadu
server-help-statement-request = Na základě čeho: číslo jednací nebo den žádosti
server-help-statement-to = Soubor ZIP, do kterého se zapíše
server-help-enrolment = Počítače, které úřad sám spravuje: registrační tokeny do zásad počítačů
server-help-enrolment-add = Vytvoří token a jednou ho vypíše
server-help-enrolment-add-name = Jak tokenu říkáte, například Počítače úřadu
server-help-enrolment-add-until = Poslední den, kdy token platí; jinak platí, dokud ho neukončíte
server-help-enrolment-list = Vypíše tokeny a kolik zařízení podle nich přišlo; samotné tokeny nevypisuje, server je nezná
server-help-enrolment-end = Ukončí token; počítače, které podle něj přišly, zůstanou připojené
server-help-enrolment-end-enrolment = Identifikátor tokenu
server-help-enrolment-require = Zda se smí připojit jen počítač s platným tokenem: on (ano), off (ne)
server-help-enrolment-require-demand = on (ano), off (ne)
server-help-backup = Zazálohuje obce, i když server právě obsluhuje
server-help-backup-out = Složka záloh; podruhé se přikopíruje jen to, co přibylo
server-help-backup-verify = Zálohu hned zkusmo otevře a projde
server-help-backup-place = Složka datovaných záloh, jaké dělá desktop, z něhož se úřad sdílí
server-help-backup-prepare = Jen připraví místo ve složce a vyzkouší, že do ní jde zapisovat
server-help-restore = Vrátí obec k záloze; server přitom nesmí běžet
server-help-restore-from = Složka zálohy jedné obce
server-help-restore-recovery-code-stdin = Na novém stroji: obnovovací kód přijde na standardní vstup
server-help-verify = Ověří řetězy záznamů a přílohy
server-help-verify-skip-blobs = Přílohy nečte
server-help-migrate = Převede data na tuto verzi programu; předtím si nechá kopii
server-help-migrate-from = Přestěhuje do databáze obce z této složky s daty; server nad ní nesmí běžet
server-help-service = Služba systému Windows, která obsluhuje, i když nikdo není přihlášený
server-help-service-install = Nainstaluje službu; spouští se se systémem a obsluhuje s volbami, které tu napíšete
server-help-service-remove = Zastaví službu a odinstaluje ji; data zůstanou
server-help-service-status = Řekne, jak na tom služba je (0 běží, 3 neběží, 4 není nainstalovaná)
server-help-service-run = Jen pro systém, který tím službu spouští
server-console-language = cs
server-console-ready =
    Složka { $data } je připravená.
    Otisk klíče certifikátu: { $fingerprint }
    Teď založte obec (obeznik-server tenant add) a spusťte obeznik-server bez příkazu.
server-console-ended = Server skončil. Vše je uložené.
server-console-service-installed = Služba obeznik-server je nainstalovaná nad složkou { $data } a spouští se se systémem. Teď ji spustíte příkazem sc start obeznik-server. Záznam vede ve složce log v datech.
server-console-service-no-restarts = Po pádu ji systém spustí znovu; po chybě, kterou sama ohlásí, to tento systém neumí.
server-console-service-removed = Služba je zastavená a odinstalovaná. Data zůstala, jak byla.
server-console-service-running = Služba běží.
server-console-service-starting = Služba se spouští.
server-console-service-stopping = Služba končí.
server-console-service-stopped = Služba neběží. Spustíte ji příkazem sc start obeznik-server; proč neběží, řekne záznam ve složce log v datech.
server-console-service-absent = Služba tu nainstalovaná není.
server-console-service-exists = Služba obeznik-server tu už je. Nic se nezměnilo; jinak ji nainstalujete po service remove.
server-console-service-leaving = Služba se právě odinstalovává a někdo má ještě otevřený její popis. Zavřete okno Služby a zkuste to znovu.
server-console-service-denied = Služby smí měnit jen správce počítače. Nic se nezměnilo; otevřete příkazový řádek jako správce.
server-console-service-stays = Služba se do tří minut nezastavila, proto zůstala nainstalovaná. Zkuste to za chvíli znovu.
server-console-service-rights = Práva k { $file } se nepodařilo nastavit, proto služba nainstalovaná není. Zkontrolujte, zda je na disku NTFS a patří správcům.
server-console-service-database = Služba systému Windows obsluhuje úřady se složkou dat. Server nad databází spouštějte na Linuxu; nic se nezměnilo.
server-console-service-by-system = Tento příkaz dává jen systém. Službu spustíte příkazem sc start obeznik-server.
server-console-service-elsewhere = Tento příkaz je pro Windows. Tady je služba jednotka systemd: packaging/obeznik-server.service, postup je v DEPLOY.md. Nic se nezměnilo.
server-console-stops = Server končí.
server-console-tenant-given = { $name }: úřad je ve složce { $to } i s historií ({ $links } článků). Dál ho otevírejte jen tam.
server-console-not-over-database = Server pracuje nad databází, obec z ní vydat neumí. Nic se nezměnilo.
server-console-folder-exists = Složka { $folder } už existuje. Nic se nezměnilo; napište jinou.
server-console-serves-already = Se složkou dat už pracuje jiný obeznik-server a neodpovídá. Zkontrolujte, zda běží.
server-console-cannot-serve = Na adrese { $address } server obsluhovat nemůže: { $why }.
server-console-none = Nic tu není.
server-console-no-tenants = Žádná obec tu zatím není. Založíte ji příkazem obeznik-server tenant add.
server-console-no-tenant = Obec „{ $tenant }“ tu není. Vypište je příkazem obeznik-server tenant list.
# count: počet obcí na serveru
server-console-which-tenant =
    { $count ->
        [0] Žádná obec tu zatím není. Založíte ji příkazem obeznik-server tenant add.
       *[other] Obcí je tu víc ({ $count }). Napište, která: --tenant JMÉNO.
    }
server-console-name-taken = Jméno „{ $slug }“ už má jiná obec.
server-console-no-email = „{ $email }“ není e-mailová adresa.
server-console-not-founded = V té složce není založený úřad. Nic se nezměnilo.
server-console-tenant-added = { $name } je založená. Stránky má pod /{ $slug }.
server-console-recovery-code = Obnovovací kód dat (vytiskněte a uložte do trezoru; jinde není): { $code }
# links: počet zápisů v auditní stopě
server-console-tenant-taken =
    { $links ->
        [one] { $name } je převzatá s jedním zápisem auditní stopy a má stránky pod /{ $slug }. Složku { $from } nechte ležet, dokud se zaměstnanci nepřipojí.
        [few] { $name } je převzatá se { $links } zápisy auditní stopy a má stránky pod /{ $slug }. Složku { $from } nechte ležet, dokud se zaměstnanci nepřipojí.
       *[other] { $name } je převzatá s { $links } zápisy auditní stopy a má stránky pod /{ $slug }. Složku { $from } nechte ležet, dokud se zaměstnanci nepřipojí.
    }
server-console-tenant-set = Nastavení obce { $name } je uložené.
server-console-migrated = { $name }: data odpovídají této verzi programu.
# rows: počet přenesených řádků; links: počet zápisů v auditní stopě
server-console-moved =
    { $links ->
        [one] { $name } je v databázi s jedním zápisem auditní stopy (řádků: { $rows }). Lidé a zařízení pokračují beze změny.
        [few] { $name } je v databázi se { $links } zápisy auditní stopy (řádků: { $rows }). Lidé a zařízení pokračují beze změny.
       *[other] { $name } je v databázi s { $links } zápisy auditní stopy (řádků: { $rows }). Lidé a zařízení pokračují beze změny.
    }
server-console-no-data = Ve složce { $from } nejsou data serveru. Zkontrolujte cestu.
server-console-tenant-exists = Obec tohoto jména nebo označení v databázi už je a není to tatáž. Nic se nezměnilo.
server-console-no-blobs = S úložištěm příloh se nedá pracovat ({ $why }). Nic se nezměnilo; zkontrolujte --blobs.
server-console-database-backup = Obce jsou v databázi. Zálohujte a obnovujte je nástroji PostgreSQL spolu s úložištěm příloh a souborem s klíči.
server-console-database-away = Databáze neodpovídá. Nic se nezměnilo; zkontrolujte, zda běží a zda sedí adresa v --database, a zkuste to znovu.
# has, needs: kolik úprav databáze proběhlo a kolik jich tato verze potřebuje
server-console-database-not-ready = Databáze není připravená pro tuto verzi programu (úprav: { $has } z { $needs }). Spusťte obeznik-server migrate --database ….
server-console-database-newer = Databázi už používá novější verze programu. Nic se nezměnilo; nainstalujte ji i zde.
server-console-database-old = Je potřeba PostgreSQL 15 nebo novější, tady běží { $version }. Nic se nezměnilo.
server-console-database-role = Role { $role } smí číst přes ochranu řádků, takže by obce od sebe dělila jen jedna hradba. Připojte se rolí bez SUPERUSER a BYPASSRLS.
server-console-database-secret = V souboru s klíči chybí tajemství této databáze. Zkopírujte server.keys z jiného serveru téže databáze; nové by data neotevřelo. Ztratil-li se soubor na všech serverech, otevře obec její obnovovací kód: obeznik-server tenant recover.
# name: obec, file: soubor s klíči
server-console-recovered = { $name } se na tomto serveru zase otevře, data zůstala, jak byla. Tajemství je v souboru { $file }: zkopírujte ho na ostatní servery této databáze a do trezoru. Obnovovací kód platí dál.
server-console-recovered-already = { $name }: soubor { $file } obec otevírá i bez kódu. Nic se nezměnilo.
# count, names: obce, které tajemství tohoto serveru ještě neotevře
server-console-recover-waiting =
    { $count ->
        [one] Na svůj obnovovací kód ještě čeká { $count } obec: { $names }.
        [few] Na svůj obnovovací kód ještě čekají { $count } obce: { $names }.
       *[other] Na svůj obnovovací kód ještě čeká { $count } obcí: { $names }.
    }
server-console-recover-wrong = Kód je opsaný bez překlepu, ale žádnou obec v této databázi neotevírá. Nic se nezměnilo. Zkontrolujte adresu v --database a zda nemáte novější list s kódem.
server-console-recover-files = Tento příkaz je pro obce v databázi (--database). Obec ve složce otevře její obnovovací kód při obnově: obeznik-server restore --recovery-code-stdin. Nic se nezměnilo.
server-console-database-address = Adresa v OBEZNIK_DATABASE se nedá přečíst: { $why }.
server-console-invited = Pozvánka platí 7 dní a jednou: { $link }
server-console-code = Kód pro jeden počítač platí 24 hodin a jednou: { $code } (úřad { $town })
server-console-digits = Číslice, které pozvanému řekněte po telefonu: { $digits }
server-console-no-public-url = Server nezná svou adresu; spusťte ho s --public-url, nebo ji v odkazu doplňte.
server-console-no-person = Osobu s e-mailem { $email } tu server nenašel, nebo jich je víc. Napište --person ID.
server-console-no-account = bez účtu
server-console-closed = účet zavřený
server-console-user-closed = Účet { $email } je zavřený a jeho zařízení odpojená.
server-console-user-opened = Účet { $email } je znovu otevřený. Zařízení se musí spárovat znovu.
server-console-no-device = Zařízení { $device } tu není.
server-console-device-revoked = Zařízení { $device } je odpojené.
server-console-device-wiped = Zařízení { $device } je odpojené a při příštím spojení smaže svá data. Disk, který se už nepřipojí, smazat nelze.
server-console-device-lost = Zařízení { $device } je odpojené. Zpráva o tom, co v něm mohlo být čitelné, je v souboru { $file }.
server-console-device-managed = spravovaný počítač úřadu
server-console-enrolment-added = Token „{ $name }“ je vytvořený; pod { $enrolment } ho kdykoli ukončíte. Sám nikomu přístup nedává, lidé se přihlašují jako dosud.
server-console-enrolment-token = Token do zásad počítačů, hodnota enrolment (znovu ho server vypsat neumí): { $token }
# most: nejvyšší počet znaků
server-console-enrolment-name = Název tokenu má mít 1 až { $most } znaků na jednom řádku. Nic se nezměnilo.
server-console-enrolment-past = Den { $until } už minul. Nic se nezměnilo; napište dnešní nebo pozdější.
server-console-enrolment-until = platí do { $day }
server-console-enrolment-over = platil do { $day }
server-console-enrolment-ended-on = ukončený { $day }
server-console-enrolment-holds = platí
server-console-enrolment-ended = Token { $enrolment } je ukončený. Počítače, které podle něj přišly, zůstaly; vypíše je device list, odpojí device revoke.
server-console-no-enrolment = Token { $enrolment } tu není, nebo už je ukončený.
server-console-enrolment-on = Připojit se smí jen počítač s platným tokenem. Kdo je připojený, pracuje dál.
server-console-enrolment-off = Připojit se smí každý počítač, token se nevyžaduje.
server-console-enrolment-none = Žádný platný token tu ale není, takže se teď nepřipojí nikdo nový. Vytvoříte ho příkazem obeznik-server enrolment add.
# sound: poslední zápis, který drží
server-console-chain-broken = Řetěz záznamů je porušený za zápisem { $sound }. Zavolejte dodavatele a nic nemažte.
server-console-backed-up = { $name }: záloha je v { $out }.
server-console-place-ready = { $name }: zálohy se budou ukládat do { $out }.
server-console-no-backup = Ve složce { $from } záloha obce není.
server-console-stop-first = Obnova zálohy jde jen při zastaveném serveru. Zastavte službu a zkuste to znovu.
# links: počet zápisů v auditní stopě
server-console-restored =
    { $links ->
        [one] { $name } je obnovená ze zálohy s jedním zápisem.
        [few] { $name } je obnovená ze zálohy se { $links } zápisy.
       *[other] { $name } je obnovená ze zálohy s { $links } zápisy.
    }
server-console-history-begun = { $name }: zařízení se dozvědí, že obec je vrácená ze zálohy.
server-console-restored-missing =
    { $count ->
        [one] V záloze chybí { $count } příloha a ve vráceném úřadu proto není. Záznamy jsou celé. Najděte ji ve starší záloze nebo u toho, kdo ji přiložil; kterou, řekne příkaz verify.
        [few] V záloze chybějí { $count } přílohy a ve vráceném úřadu proto nejsou. Záznamy jsou celé. Najděte je ve starší záloze nebo u těch, kdo je přiložili; které, řekne příkaz verify.
       *[other] V záloze chybí { $count } příloh a ve vráceném úřadu proto nejsou. Záznamy jsou celé. Najděte je ve starší záloze nebo u těch, kdo je přiložili; které, řekne příkaz verify.
    }
server-console-restored-before = Co tu bylo předtím, leží v { $folder }.
server-console-restored-devices = Všichni se přihlásí znovu. Co jejich zařízení odeslala po vzniku zálohy, pošlou podruhé sama.

# Přihlašování účtem odjinud
server-help-sign-in = Přihlašování účtem, který úřad má jinde (OIDC, LDAP)
server-help-sign-in-list = Vypíše nastavené přihlašování, bez tajemství
server-help-sign-in-set = Nastaví přihlašování podle souboru; předtím zkusí, zda služba odpovídá
server-help-sign-in-set-file = Soubor JSON s nastavením; popis je v DEPLOY.md
server-help-sign-in-set-ca = Certifikáty vlastní autority služby ve formátu PEM
server-help-sign-in-remove = Zruší přihlašování; účty zůstanou
server-help-sign-in-remove-way = Které: oidc, ldap
server-console-no-ways = Jiné přihlašování než heslem tu nastavené není.
server-console-way-set = { $name }: přihlašování „{ $label }“ je nastavené a služba odpovídá.
server-console-way-back = U služby zapište tuto adresu pro návrat: { $back }
server-console-way-gone = Přihlašování je zrušené. Účty zůstaly; kdo nemá heslo, potřebuje novou pozvánku.
server-console-way-file = Soubor { $file } se nedá použít: { $why }. Nic se nezměnilo.
server-console-way-field = Údaj { $field } v nastavení chybí nebo nemá správný tvar. Nic se nezměnilo.
server-console-way-no-url = Server nezná svou adresu, na kterou se lidé vrátí. Spusťte ho s --public-url. Nic se nezměnilo.
server-console-way-away = Služba se podle nastavení nechová: { $why }. Nic se nezměnilo.
server-help-sign-in-check = Hned se zeptá adresáře, kdo odešel a kdo je v jakých skupinách; jinak se ptá každou noc
server-console-no-directory = Adresář (LDAP) tu nastavený není.
server-console-way-checked = Adresář odpověděl. Dotázaní: { $asked }, odešlí: { $left }, změněné role: { $changed }.
server-console-way-too-many = Podle adresáře odešlo najednou { $left } z { $asked } lidí. To vypadá na chybu v nastavení, proto se nikomu účet nezavřel. Zkontrolujte base a open_filter.


# Upozornění e-mailem
server-help-mail = Upozornění e-mailem: poštovní server a co přes něj odchází
server-help-mail-set = Nastaví poštovní server; předtím zkusí, zda odpovídá
server-help-mail-set-host = Jméno poštovního serveru
server-help-mail-set-port = Port; jinak 587 pro starttls, 465 pro implicit a 25 pro none
server-help-mail-set-protection = Šifrování spojení: starttls, implicit (TLS hned), none (žádné, jen na tomto počítači)
server-help-mail-set-from = Adresa, ze které zprávy chodí
server-help-mail-set-user = Jméno účtu na poštovním serveru
server-help-mail-set-password-stdin = Heslo účtu se přečte ze standardního vstupu
server-help-mail-set-ca = Certifikáty vlastní autority poštovního serveru ve formátu PEM
server-help-mail-remove = Přestane upozornění posílat
server-help-mail-test = Pošle zkušební zprávu, která o úřadu nic neříká
server-help-mail-test-to = Komu
server-help-mail-status = Vypíše, co čeká, co se nedaří odeslat a kdo nemá e-mailovou adresu
server-help-mail-send = Hned připraví a odešle, co jinak odchází každou minutu
server-help-mail-retry = Zprávy, které se nepodařilo odeslat nebo jsou odložené, zkusí hned znovu
server-console-no-mail = Posílání upozornění tu nastavené není.
server-console-mail-set = { $name }: upozornění se posílají přes { $host }, server odpovídá.
server-console-mail-gone = Upozornění se už neposílají.
server-console-mail-away = Poštovní server se podle nastavení nechová: { $why }. Nic se nezměnilo.
server-console-mail-field = Údaj { $field } chybí nebo nemá správný tvar. Nic se nezměnilo.
server-console-mail-tested = Zkušební zpráva je odeslaná.
server-console-mail-not-tested = Zkušební zprávu poštovní server nepřevzal: { $why }.
server-console-mail-status = Přes { $host }: čeká { $waiting }, odesláno { $sent }, nepodařilo se { $failed }.
server-console-mail-failed = { $name }: neodešlo ({ $why }), { $at }
server-console-mail-delayed = { $name }: zkusí se znovu ({ $why }), pokusů { $attempts }
server-console-mail-no-address = { $name }: chybí e-mailová adresa
server-console-mail-round = Připraveno { $made }, odesláno { $sent }, odloženo { $put_off }, nepodařilo se { $failed }.
# count: počet zpráv
server-console-mail-retried =
    { $count ->
        [one] Znovu se zkusí { $count } zpráva.
        [few] Znovu se zkusí { $count } zprávy.
       *[other] Znovu se zkusí { $count } zpráv.
    }
server-console-mail-why-refused = příjemce nebo zprávu odmítl
server-console-mail-why-busy = teď nepřijímá
server-console-mail-why-account = nepustil účet obce
server-console-mail-why-tls = spojení není důvěryhodné
server-console-mail-why-no-tls = nenabízí šifrované spojení (STARTTLS)
server-console-mail-why-slow = odpovídá příliš dlouho
server-console-mail-why-answer = odpověděl nesrozumitelně
server-console-mail-why-away = neodpovídá
server-console-mail-why-address = adresa není platná
server-console-mail-why-no-address = chybí e-mailová adresa
server-console-named-found = Textů, v nichž hledaná slova stojí: { $count }
server-console-named-next = Nic nevzniklo. Přečtěte věty, rozlište jmenovce a tentýž příkaz zopakujte s --texts a identifikátory textů, které se žadatele týkají.

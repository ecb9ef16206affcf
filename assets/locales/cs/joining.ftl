### Připojení k úřadu a spojení s ním: první spuštění, ukazatel nahoře a jeho stránka.

## První spuštění: připojení

join-title = Připojení k úřadu
join-address-title = Kde úřad najdeme
join-address-text = Napište adresu, kterou vám dal správce, nebo sem vložte celý odkaz z pozvánky.
join-address = Adresa úřadu nebo odkaz z pozvánky
join-address-hint = Například obeznik.vzorov.cz/vzorov
join-address-missing = Napište adresu úřadu nebo vložte odkaz z pozvánky.
join-governed = nastaveno správcem
join-governed-text = Adresu úřadu nastavil správce tohoto počítače. Zvolte, čím se bude počítač odemykat, a přihlaste se.
join-code = Kód od kolegy nebo správce
join-code-hint = Máte-li ho, připojíte se bez prohlížeče. Jinak nechte prázdné.
join-device-name = Jméno tohoto počítače
join-device-default = Můj počítač
join-device-hint = Podle něj počítač poznáte v seznamu svých zařízení.
join-device-missing = Napište, jak se má tento počítač jmenovat.
join-more = Síť úřadu má vlastní nastavení
join-proxy = Adresa proxy
join-proxy-hint = Jen když ji správce určil. Jinak platí nastavení systému.
join-authority = Certifikát vlastní autority (PEM)
join-authority-hint = Vložte text, který začíná BEGIN CERTIFICATE. Potřebujete ho jen v síti, která spojení kontroluje.
join-key-title = Čím se bude počítač odemykat
join-look = Najít úřad
join-certificate-title = Ověřte server úřadu
join-certificate-text = Za certifikát tohoto serveru nikdo veřejně neručí. U serveru v místní síti je to obvyklé. Porovnejte otisk s tím, který vám řekl správce.
join-certificate-print = Otisk klíče serveru
join-certificate-same = Otisk souhlasí s pozvánkou.
join-certificate-where = Správce ho vidí po příkazu obeznik-server init, nebo v odkazu pozvánky za znakem #.
join-certificate-agree = Otisk souhlasí, pokračovat
join-invitation-title = Nejdřív si zvolte heslo
join-invitation-text = Pozvánku přijmete v prohlížeči: zvolíte si heslo a nastavíte ověřovací aplikaci. Pak se vraťte sem.
join-invitation-open = Otevřít pozvánku v prohlížeči
join-invitation-done = Heslo mám, pokračovat
join-pair-title = Potvrďte v prohlížeči
join-pair-text = V prohlížeči se přihlaste a porovnejte tyto číslice s těmi, které ukazuje. Když souhlasí, potvrďte to tam.
join-pair-digits = Číslice pro porovnání
join-pair-page = Prohlížeč se neotevřel? Otevřete v něm tuto adresu:
join-pair-again = Otevřít stránku znovu
join-pair-waiting = Čekám na potvrzení v prohlížeči.
join-reading-title = Načítám úřad
join-reading-text = Všechno, co ve svém úřadě vidíte, se ukládá zašifrované do tohoto počítače. Pak půjde pracovat i bez spojení.
join-reading-rows =
    { $count ->
        [one] Načten { $count } záznam
        [few] Načteny { $count } záznamy
       *[other] Načteno { $count } záznamů
    }
join-again-title = Připojení nebylo dokončeno
join-again-text = Počítač má úřad { $office }. Dokončete připojení, nebo začněte znovu.
join-ended-title = Úřad odpojil tento počítač
join-ended-text = Oběžník z něj smazal všechno, co přišlo z úřadu { $office }. Zůstalo tu jen to, co jste napsali a co ještě neodešlo. Když vás úřad pustí zpátky, připojte počítač znovu a odejde to.
join-ended-waiting =
    { $count ->
        [one] { $count } neodeslaná změna čeká v tomto počítači.
        [few] { $count } neodeslané změny čekají v tomto počítači.
       *[other] { $count } neodeslaných změn čeká v tomto počítači.
    }
join-ended-give-up = Zahodit a začít znovu
join-ended-give-up-ask = Zahodit, co z tohoto počítače neodešlo?
join-ended-give-up-text = Z počítače zmizí i to, co jste napsali a co úřad nedostal. Vrátit to nepůjde.
join-ended-keep = Ještě ne
join-continue = Dokončit připojení
join-pair-now = Spárovat v prohlížeči
join-give-up = Začít znovu
join-cancel = Zrušit
join-failed = Připojit se nepodařilo.

## Proč připojení nepokračuje

join-address-wrong = Takovou adresu nelze otevřít. Zkontrolujte ji, třeba obeznik.vzorov.cz/vzorov.
join-address-scheme = Adresa musí začínat https://. Bez šifrování se k úřadu nepřipojujeme.
join-address-no-town = V adrese chybí jméno obce za lomítkem, třeba obeznik.vzorov.cz/vzorov. Řekne vám ho správce.
join-no-connection = Server neodpovídá. Zkontrolujte připojení k síti a adresu a zkuste to znovu.
join-later = Server má teď mnoho práce. Zkuste to za chvíli znovu.
join-not-an-office = Na této adrese odpovídá něco jiného než úřad. Zkontrolujte adresu u správce.
join-certificate-unknown = Za certifikát serveru nikdo neručí. Porovnejte jeho otisk se správcem.
join-certificate-other = Server má jiný klíč, než říká pozvánka. Nic jsme mu nesdělili. Zavolejte správci.
join-program-old = Server potřebuje Oběžník aspoň ve verzi { $version }. Požádejte správce o novou verzi.
join-server-old = Server má starší verzi ({ $version }) a tomuto programu nerozumí. Správce ho musí obnovit.
join-code-dead = Takový kód neplatí. Zkontrolujte ho; platí jednou a jen 24 hodin. Nový vytvoří ten, kdo úřad sdílí.
join-no-browser = Prohlížeč se nepodařilo otevřít. Zkopírujte adresu a otevřete ji v něm.
join-has-office = V tomto počítači už je úřad, který pracuje sám. Převést na server ho může správce.
join-already = Úřad už je načtený, zahodit ho takto nejde.
join-other-person = V prohlížeči se přihlásil někdo jiný. Tento počítač patří tomu, kdo ho připojil. Přihlaste se jako on.
import-where-joined = Historii načte správce na serveru před připojením počítačů. Odsud to zatím nejde.
profile-where-joined = Počítač připojený k úřadu patří jedné osobě. Další osoba si připojí svůj počítač.
attachment-not-here-yet = Soubor se do tohoto počítače teprve stahuje. Přijde jako další, zkuste to za chvíli.

## Ukazatel nahoře a jeho stránka

sync-sent = Uloženo · odesláno { $time }
sync-sent-never = Uloženo · zatím bez spojení
sync-sending =
    { $count ->
        [one] Odesílá se { $count } změna
        [few] Odesílají se { $count } změny
       *[other] Odesílá se { $count } změn
    }
sync-offline =
    { $count ->
        [0] Bez spojení · nic nečeká
        [one] Bez spojení · { $count } změna čeká v tomto počítači
        [few] Bez spojení · { $count } změny čekají v tomto počítači
       *[other] Bez spojení · { $count } změn čeká v tomto počítači
    }
sync-stuck = Nelze odeslat – proč?
sync-program-old = Úřad potřebuje novější program
sync-reached = Úřad odpověděl naposledy { $when }.
sync-reached-never = Úřad v tomto spuštění ještě neodpověděl.
sync-safe = Všechno, co uděláte, je uložené v tomto počítači a odejde samo, jakmile to půjde.
sync-lease-ends = Bez spojení s úřadem tu důvěrné písemnosti zůstanou do { $on }. Po spojení se lhůta počítá znovu.
sync-lease-ended-confidential = Úřad nebyl { $days } dní na dosah, proto se důvěrné písemnosti z tohoto počítače smazaly. Co jste napsali, zůstalo. Po spojení se stáhnou znovu.
sync-lease-ended-body = Úřad nebyl { $days } dní na dosah, proto se písemnosti orgánů a odborů z tohoto počítače smazaly. Co jste napsali, zůstalo. Po spojení se stáhnou znovu.
sync-lease-ended-public = Úřad nebyl { $days } dní na dosah, proto se všechno, co z něj přišlo, z tohoto počítače smazalo. Co jste napsali, zůstalo. Po spojení se to stáhne znovu.
sync-files =
    { $count ->
        [one] Stahuje se { $count } příloha ({ $size }).
        [few] Stahují se { $count } přílohy ({ $size }).
       *[other] Stahuje se { $count } příloh ({ $size }).
    }
sync-now = Odeslat teď
sync-page = Co čeká
sync-pair-again = Připojit znovu
sync-pair-text = Otevře se prohlížeč. Přihlaste se v něm pod svým jménem a potvrďte stejné číslice. Co čeká, pak odejde.
sync-office = Úřad: { $office }
sync-title = Spojení s úřadem
sync-help = Co z tohoto počítače ještě neodešlo do úřadu a proč. Nic z toho se neztratí: odejde to samo, jakmile bude spojení.
sync-waiting-empty = Nic nečeká
sync-waiting-empty-text = Všechno, co jste udělali, úřad má.
sync-waiting-title = Čeká v tomto počítači
sync-waiting-failed = Co čeká, se nepodařilo přečíst.
sync-waiting-loading = Čtu, co čeká.
sync-state-waits = čeká na spojení
sync-state-file = odesílá se soubor
sync-state-stranded = soubor nejde odeslat
sync-state-behind = čeká na úkon před ním
sync-stranded-open = Vyžaduje pozornost: co s tím
sync-state-sent = odesláno, čeká na odpověď
sync-state-decided = úřad rozhodl, výsledek přichází
sync-awaits-office = Rozhodne až úřad: do té doby se tu nic nezmění.
sync-awaits-toast = Odesláno úřadu. Výsledek uvidíte, jakmile odpoví.
sync-away-title = Co je nového
sync-away-text = Naposledy načteno { $when }. Od té doby přišlo:
sync-away-seen = Už jsem viděl
sync-away-new = nové
sync-away-changed = změněné
sync-away-more =
    { $count ->
        [one] a ještě { $count } věc
        [few] a ještě { $count } věci
       *[other] a ještě { $count } věcí
    }
sync-away-lost-papers =
    { $count ->
        [one] { $count } tisk už nevidíte. Přístup k němu skončil a z tohoto počítače je smazaný.
        [few] { $count } tisky už nevidíte. Přístup k nim skončil a z tohoto počítače jsou smazané.
       *[other] { $count } tisků už nevidíte. Přístup k nim skončil a z tohoto počítače jsou smazané.
    }
sync-away-lost-meetings =
    { $count ->
        [one] { $count } jednání už nevidíte. Jeho podklady jsou z tohoto počítače smazané.
        [few] { $count } jednání už nevidíte. Jejich podklady jsou z tohoto počítače smazané.
       *[other] { $count } jednání už nevidíte. Jejich podklady jsou z tohoto počítače smazané.
    }
sync-shown-out = Úřad odpojil tento počítač a Oběžník z něj smazal všechno, co přišlo z úřadu. Všechno, co jste udělali, předtím odešlo. Když to byl omyl, počítač znovu připojte.
sync-wiped = Úřad požádal o smazání dat v tomto počítači a Oběžník je smazal.

## Přílohy na cestě a měřené připojení

line-title = Připojení k síti
line-lead = Přílohy se odesílají a stahují samy. Stahují se nejdřív podklady příštího jednání, potom to, co čeká na vás, a pak ostatní. Co otevřete, přijde hned.
line-metered = Připojení je placené podle dat, třeba z mobilu
line-daily = Nejvíc megabajtů za den
line-daily-hint = Počítají se stažené i odeslané přílohy. Co otevřete sami, přijde vždy. Co je větší, přenáší se několik dní.
line-limit-wrong = Napište počet megabajtů od 1 do 100 000, třeba 50.
line-today = Dnes přeneseno { $size } z { $most }.
line-downloads = Přílohy
line-all-here = Všechny přílohy jsou v tomto počítači.
line-pause = Pozastavit
line-go-on = Pokračovat
line-paused =
    { $count ->
        [one] Stahování je pozastavené. Zbývá { $count } příloha ({ $size }).
        [few] Stahování je pozastavené. Zbývají { $count } přílohy ({ $size }).
       *[other] Stahování je pozastavené. Zbývá { $count } příloh ({ $size }).
    }
line-limit-reached =
    { $count ->
        [one] Dnešní limit nestačí na { $count } přílohu ({ $size }). Přijde zítra, nebo když ji otevřete.
        [few] Dnešní limit nestačí na { $count } přílohy ({ $size }). Přijdou zítra, nebo když je otevřete.
       *[other] Dnešní limit nestačí na { $count } příloh ({ $size }). Přijdou zítra, nebo když je otevřete.
    }
line-up = Odesílá se soubor.
line-up-paused = Odesílání je pozastavené.
line-up-limit = Dnešní limit je vyčerpaný. Soubor půjde dál zítra, nebo když limit zvýšíte.
line-some-file = Soubor
line-file = { $name } · { $here } z { $whole }
line-why-meeting = podklad jednání { $day }
line-why-mine = čeká na vás
line-why-rest = ostatní
line-more =
    { $count ->
        [one] a ještě { $count } příloha
        [few] a ještě { $count } přílohy
       *[other] a ještě { $count } příloh
    }

## Cesta k serveru: nastavení připojeného počítače

way-title = Cesta k serveru úřadu
way-lead = Změní-li se adresa úřadu, proxy nebo certifikát v síti, upravte je tady. Počítač se kvůli tomu nepřipojuje znovu a co čeká na odeslání, zůstává.
way-save = Uložit cestu k serveru
way-failed = Nastavení se nepodařilo přečíst.
way-address = Adresa úřadu
way-address-hint = Řekne vám ji ten, kdo se stará o server. Uložíme ji, jen když na ní odpoví tentýž úřad.
way-address-here = Úřad se sdílí z tohoto počítače. Jeho adresu změníte v Nastavení → Sdílení v kanceláři.
way-proxy-named = Jméno a heslo k proxy jsou uložené a nezobrazují se. Nová adresa je nahradí.
way-reached = Uloženo. Server odpověděl a jeho totožnost souhlasí.
way-unreached = Uloženo. Server teď touto cestou neodpovídá; zkoušíme to dál a nic se neztratilo. Zkontrolujte adresu proxy a síť.
way-untrusted = Uloženo, za server však nikdo důvěryhodný neručí, proto mu nic neposíláme. Zkontrolujte certifikát se správcem.
way-proxy-wrong = Adresu proxy nelze přečíst, nic se nezměnilo. Napište ji třeba takto: proxy.vzorov.cz:3128.
way-authority-wrong = Certifikát nelze přečíst, nic se nezměnilo. Vložte celý text včetně řádků BEGIN CERTIFICATE a END CERTIFICATE.
way-authority-secret = V textu je soukromý klíč. Nic jsme neuložili. Vložte jen certifikát a klíč nikomu neposílejte.
way-address-town = V adrese je jiná obec, než ke které je tento počítač připojený. Nic se nezměnilo. Opište adresu i se slovem za lomítkem.
way-address-unreached = Na nové adrese teď nikdo neodpovídá, proto zůstala dosavadní a nic se neztratilo. Zkontrolujte, zda je počítač se serverem zapnutý a adresa opsaná správně, a uložte ji znovu.
way-address-other = Na této adrese neodpovídá server vašeho úřadu: má jiný klíč, nikdo známý za něj neručí, nebo tento počítač nezná. Nic z úřadu jsme tam neposlali a zůstala dosavadní adresa. Ověřte si ji u toho, kdo se stará o server.
way-alone = Tento počítač pracuje sám a žádný server nepotřebuje. Nic se nezměnilo.

## Proč nic neodchází

sync-why-not-paired = Přihlášení tohoto počítače vypršelo. Připojte ho znovu, nic z toho, co čeká, se neztratí.
sync-why-shown-out = Tento počítač byl v úřadu odpojen. Co čeká, zůstává tady. Připojte ho znovu, nebo zavolejte správci.
sync-why-copied = Tato data jsou kopie z jiného počítače nebo ze zálohy. Připojte počítač znovu, aby se nic neodeslalo dvakrát.
sync-why-untrusted = Server ukazuje jiný klíč než dřív. Nic jsme mu neposlali. V cizí síti se do ní nejdřív přihlaste; když to potrvá, zavolejte správci.
sync-why-not-an-office = Na adrese úřadu odpovídá něco jiného, třeba síť, do které je nutné se nejdřív přihlásit. Nic se neztratilo, zkoušíme to znovu. Když to jinde potrvá, zavolejte správci.
sync-why-program-old = Úřad už potřebuje novější verzi programu, aspoň { $version }. Rozepsané i neodeslané zůstává v tomto počítači a můžete pracovat dál. Požádejte správce o novou verzi; po její instalaci vše odejde samo.
sync-why-server-old = Server úřadu má starší verzi ({ $version }) a tomuto programu nerozumí. Rozepsané i neodeslané zůstává v tomto počítači. Správce musí server obnovit.
sync-why-astray = Server a tento program si nerozumějí. Zkusíme to znovu; když to potrvá, zavolejte správci.
sync-why-store = Do tohoto počítače se nepodařilo zapsat, co z úřadu přišlo. Zkontrolujte místo na disku.

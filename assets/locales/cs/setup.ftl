### První spuštění, odemčení, poškozené úložiště.

setup-title = Založení úřadu
setup-steps = Kroky založení
setup-step-welcome = Začátek
setup-step-town = Obec
setup-step-person = Vy
setup-step-recovery = Obnovovací kód
setup-step-bodies = Orgány
setup-next = Pokračovat
setup-back = Zpět
setup-found = Založit úřad
setup-finish = Dokončit a otevřít
setup-open-demo = Otevřít ukázkovou obec
setup-hint-next = pokračovat
setup-hint-back = o krok zpět, nic se neztratí
setup-hint-field = další pole
setup-failed = Tento krok se nepodařil.
# $folder je složka, kde leží úložiště.
setup-folder = Úřad leží ve složce { $folder }

## 1. Začátek

setup-welcome = S čím začnete?
setup-welcome-text = Oběžník vede tisky od návrhu po usnesení a pracuje i bez připojení. Založení trvá asi pět minut.
setup-own = Založit vlastní obec
setup-own-text = Zadáte název, zákon, volební období, sebe a orgány. Všechno později změníte v Nastavení.
setup-demo = Prohlédnout si ukázkovou obec Vzorov
setup-demo-text = Vymyšlení lidé, pět orgánů, třicet tisků. Můžete v ní zkoušet cokoli, nikam se nic neposílá.
setup-server = Připojit se k úřadu
setup-server-text = Úřad už běží na serveru a dostali jste adresu nebo pozvánku. Všechno, co v něm vidíte, se uloží i sem.

## 2. Obec

setup-town = Vaše obec
setup-town-text = Údaje se tisknou na usnesení, pozvánky a košilky tisků.
town-name = Název
town-name-hint = Jak stojí na dopisech, třeba Město Vzorov.
town-genitive = Název ve 2. pádě
# $example je název ve 2. pádě.
town-genitive-hint = Pro názvy orgánů: Rada { $example }
setup-town-genitive-example = města Vzorova
town-ico = IČO
town-ico-hint = Osm číslic.
town-address = Adresa úřadu
town-address-hint = Ulice, číslo, PSČ a obec.
town-law = Podle kterého zákona obec žije
setup-size = Jak obec pracuje
setup-size-town = Město nebo obec s radou
setup-size-town-text = Odbory, rada i zastupitelstvo. Tisk jde přes vedoucího odboru a formální kontrolu.
setup-size-small = Malá obec bez rady
setup-size-small-text = Zastupitelstvo, finanční a kontrolní výbor. Koncept jde rovnou na program a celý úřad může držet jeden člověk. Místo rady jedná starosta (§ 99 odst. 2).
law-act128 = Zákon o obcích
law-act128-text = č. 128/2000 Sb. – města, městyse, obce, statutární města a jejich části.
law-act131 = Zákon o hlavním městě Praze
law-act131-short = zákon č. 131/2000 Sb.
law-act131-text = č. 131/2000 Sb. – Praha a její městské části.
town-term = Volební období
term-label = Číslo období
term-label-hint = Objevuje se v číslech, volby 2026 začaly desáté.
term-from = Od
term-from-hint = Den voleb.
term-to = Do
term-to-hint = Nevíte-li, nechte prázdné.
setup-town-name-missing = Napište název, třeba Město Vzorov.
setup-town-genitive-missing = Napište název ve 2. pádě, třeba města Vzorova.
setup-ico-wrong = IČO má osm číslic a poslední je kontrolní. Opište ho znovu.
setup-term-label-missing = Napište číslo období, třeba 10.
setup-term-from-missing = Napište den voleb, třeba 10. 10. 2026.
setup-term-reversed = Období nemůže skončit dřív, než začalo.

## 3. Vy

setup-person = Kdo jste
setup-person-text = Jste první, kdo se v úřadě přihlásí. Ostatní přidáte v Nastavení.
setup-founded-already = Úřad je už založený. Své údaje změníte v Nastavení → Lidé.
person-title-before = Titul před
person-given = Jméno
person-family = Příjmení
person-title-after = Titul za
person-function = Funkce
person-function-hint = Jak stojí v dokumentech, třeba tajemnice úřadu.
person-email = E-mail
setup-roles = Co v úřadě děláte
setup-roles-text = V malé obci drží všechno jeden člověk: zaškrtněte vše, co vám patří.
setup-given-missing = Napište jméno.
setup-family-missing = Napište příjmení.
setup-email-wrong = E-mail vypadá třeba jana.nova@vzorov.cz.
setup-roles-missing = Někdo musí úřad spravovat. Zaškrtněte organizační pracovnici, tajemníka, nebo správce.
setup-key = Čím se úložiště zamkne
setup-key-passphrase = Heslovou větou
setup-key-passphrase-text = Zeptáme se na ni při každém spuštění. Zná ji jen ten, komu ji řeknete.
setup-key-keyring = Klíčenkou systému
setup-key-keyring-text = Odemkne se samo, jakmile se přihlásíte do počítače.
setup-passphrase = Heslová věta
setup-passphrase-hint = Nejméně { $count } znaků. Čtyři slova za sebou se dobře pamatují.
setup-passphrase-again = Heslová věta znovu
setup-passphrase-short = Je krátká. Zkuste čtyři slova za sebou.
setup-passphrase-differs = Obě věty se liší. Napište ji znovu.

## 4. Obnovovací kód

setup-recovery = Obnovovací kód
setup-recovery-text = Otevře úložiště, když zapomenete heslovou větu nebo se pokazí počítač. Uvidíte ho jen teď: vytiskněte ho a uložte do trezoru.
recovery-sheet = Oběžník – obnovovací kód úřadu
recovery-code = Obnovovací kód po skupinách
recovery-what = Kdo má tento kód a soubory úřadu, přečte v nich všechno. Chraňte ho jako razítko obce.
recovery-how-store = Uložte list do trezoru nebo k zapečetěným klíčům, ne k počítači.
recovery-how-use = Při odemykání zvolte Obnovovací kód a opište všech osm skupin. Na velikosti písmen nezáleží.
recovery-how-return = Pokazí-li se počítač, na jiném zvolte Obnovit ze zálohy, připojte disk se zálohami a opište kód.
recovery-how-lost = Ztratíte-li list i heslovou větu, úložiště už nikdo neotevře, ani my.
recovery-made = Vytvořeno { $date }, { $name }.
recovery-kept-by = Převzal(a), podpis
recovery-kept-where = Uloženo kde
recovery-print = Vytisknout list
recovery-print-text = Nemáte-li tiskárnu, opište kód rukou.
recovery-ask = Opište z listu dvě skupiny
recovery-group = { $number }. skupina
setup-group-missing = Opište skupinu z listu.
recovery-wrong = Skupiny nesouhlasí. Porovnejte je s listem znak po znaku.
recovery-confirmed = Kód máte opsaný správně.

## 5. Orgány

setup-bodies = Orgány obce
setup-bodies-text = Zkontrolujte počty míst a čísla usnesení. Pod vzorem stojí dvě čísla po sobě.
setup-no-council = Zastupitelstvo má méně než 15 členů, rada se nevolí (§ 99 odst. 3) a její pravomoc vykonává starosta (§ 99 odst. 2).
setup-is-mayor = Starostou je { $name }.
body-abbreviation = Zkratka
body-seats = Míst
body-pattern = Čísla usnesení
setup-add-commission = Přidat komisi rady
setup-add-committee = Přidat výbor
setup-body-remove = Odebrat
setup-bodies-later = Členy doplníte po dokončení v Nastavení → Orgány a členové.
setup-body-name-missing = Napište název, třeba Komise majetku.
setup-abbreviation-letters = Jen písmena, třeba RM.
setup-abbreviation-twice = Stejnou zkratku má jiný orgán.
setup-seats-missing = Napište počet.
setup-seats-assembly-128 = Zastupitelstvo má 5 až 55 členů (§ 68).
setup-seats-small = Zastupitelstvo s 15 a více členy volí radu (§ 99). Vraťte se a zvolte obec s radou.
setup-seats-assembly-131 = Napište 5 až 70 členů.
setup-seats-council = Rada má lichý počet, 5 až 11 (§ 99 odst. 1).
setup-seats-council-third = Nejvýš třetina zastupitelstva (§ 99 odst. 1).
setup-seats-committee = Nejméně 3 členové (§ 119 odst. 1).

## Vzory čísel

pattern-own = Vlastní vzor
pattern-written = Vzor
pattern-preview = Třeba { $first }, pak { $second }
pattern-scope-meeting = na schůzi od 1
pattern-scope-year = v roce od 1
pattern-scope-term = v období od 1
# Proměnné jsou pole vzoru i se závorkami, jak se píší.
pattern-fields = Pole: { $seqmeeting } číslo na schůzi, { $seqyear } v roce, { $seqterm } v období, { $padded } se čtyřmi místy, { $meeting } schůze, { $term } období, { $year } nebo { $shortyear } rok, { $body } zkratka, { $item } bod.
pattern-wrong = Opravte vzor čísel.
pattern-nothing-counts = Vzoru chybí číslo, které roste, třeba { $example }.
pattern-unclosed = Závorka na { $place }. místě není uzavřená.
pattern-unopened = Závorka na { $place }. místě nic neuzavírá.
pattern-unknown-field = Pole na { $place }. místě program nezná.
pattern-no-scope = Pole na { $place }. místě chybí meeting, year nebo term.
pattern-bad-width = Počet míst na { $place }. místě musí být 1 až 9.
pattern-repeated = Pole na { $place }. místě je ve vzoru podruhé.
pattern-runs-together = Číslo na { $place }. místě by splynulo s předchozím. Dejte mezi ně lomítko.

## Odemčení

unlock-title = Odemknout úřad
unlock-text = Úložiště je zamčené. Kdo tu má profil, odemkne ho svou heslovou větou a rovnou se přihlásí.
unlock-text-keyring = Úložiště odemyká klíčenka vašeho přihlášení k počítači. Je-li zamčená, odemkněte ji v systému, nebo použijte kód z vytištěného listu.
unlock-ways = Čím odemknout
unlock-passphrase = Heslová věta
unlock-recovery = Obnovovací kód
unlock-keyring = Klíčenka systému
unlock-passphrase-hint = Záleží na velikosti písmen i na mezerách.
unlock-recovery-hint = Osm skupin z vytištěného listu. Na pomlčkách ani velikosti písmen nezáleží.
unlock-keyring-text = Klíčenka teď neodpovídá nebo je zamčená. Odemkněte ji v systému a zkuste to znovu.
unlock-act = Odemknout
unlock-missing = Napište, čím se má odemknout.
unlock-safe = Co je v bezpečí
unlock-safe-text = Všechno uložené leží zašifrované v tomto počítači a čeká. Špatný pokus nic nesmaže.
unlock-lost-text = Zapomněli jste heslovou větu? Vezměte z trezoru list s obnovovacím kódem.
unlock-wrong-passphrase = Tato věta úložiště neotevírá. Zkontrolujte velká písmena a rozložení kláves.
unlock-wrong-recovery = Kód nesouhlasí. Porovnejte ho s listem znak po znaku.
# $group je číslo skupiny, ve které je překlep.
unlock-wrong-group = Překlep je v { $group }. skupině. Porovnejte ji s listem.
unlock-wrong-length = Kód má osm skupin. Opište všechny.
unlock-keyring-silent = Klíčenka systému neodpovídá nebo je zamčená.
unlock-keyring-empty = V klíčence systému klíč tohoto úřadu není. Použijte obnovovací kód.
unlock-keyring-try = Úřad odemkne klíčenka vašeho přihlášení k počítači.

## Kdo sedí u počítače

who-title = Kdo sedí u počítače?
who-text = U tohoto počítače se střídá víc lidí. Vyberte sebe a napište svou heslovou větu.
who-demo = Ve smyšleném městě se přepíná bez heslové věty. Přepnutí se zapíše do deníku úřadu.
who-people = Lidé na tomto počítači
who-logged = Kdy kdo k počítači usedl, se zapisuje, a každý neúspěšný pokus také.
who-forgotten = Zapomněli jste heslovou větu?
who-recover = Novou větu vám zde nikdo jiný nastavit nemůže. Vezměte z trezoru list s obnovovacím kódem.
who-recovered = Úřad je otevřený obnovovacím kódem. Zvolte si novou heslovou větu.
who-recover-act = Zvolit větu a přihlásit

## Poškozené úložiště

broken-title = Úložiště nejde přečíst
broken-happened = Co se stalo:
broken-store = Klíč sedí, ale soubor úložiště je poškozený.
broken-keys = Soubor s klíči je poškozený nebo chybí.
broken-safe = Poškozený soubor zůstane stranou, nic z něj nemažeme. Přílohy leží zvlášť a to se jich netýká.
broken-copies = Poslední dobré kopie
broken-newest = { $when } – nejnovější
broken-replay = Co jste udělali po kopii, program doplní ze záznamu práce.
broken-no-copies = V tomto počítači žádná dobrá kopie není. Obraťte se na správce: soubor ze zálohy obce patří do složky níže.
broken-restore = Obnovit z kopie
# $when je den a čas kopie.
broken-restore-ask = Obnovit úřad z kopie { $when }?
broken-restore-act = Obnovit
broken-restore-not = Ještě ne
broken-restore-text = Poškozený soubor se odloží vedle. Z kopie a z deníku se složí nový.
# $when je, kdy byla kopie pořízena; $commands je počet úkonů doplněných z deníku.
restored =
    { $commands ->
        [0] Úřad je obnovený z kopie { $when }. Po ní jste nic nezapsali, nic nechybí.
        [one] Úřad je obnovený z kopie { $when }. Z deníku se doplnil 1 úkon, nic nechybí.
        [few] Úřad je obnovený z kopie { $when }. Z deníku se doplnily { $commands } úkony, nic nechybí.
       *[other] Úřad je obnovený z kopie { $when }. Z deníku se doplnilo { $commands } úkonů, nic nechybí.
    }
restored-differs = Úřad je obnovený z kopie { $when }, deník ale není celý (doplněno úkonů: { $commands }). Zkontrolujte poslední práci a řekněte to správci.
restored-read = Přečteno

## Úřad, který teď nejde otevřít

refused-title = Úřad teď nejde otevřít
refused-elsewhere = Úřad je už otevřený
refused-place = Zde úřad ležet nesmí
refused-place-why = Na takovém místě by se soubor úřadu mohl roztrhnout a část práce ztratit. Proto ho program neotevře.
refused-place-close = Zavřete Oběžník.
refused-place-move = Přesuňte složku úřadu na disk tohoto počítače, třeba do domovské složky.
refused-place-back-up = Zálohujte ji potom příkazem obeznik-cli backup; záloha na síťovém disku ležet může.
refused-newer = Úřad je z novější verze programu
refused-full = Na disku není místo
refused-read-only = Do složky úřadu nejde zapisovat
refused-safe = Nic se nezměnilo, v úřadě je všechno, jak bylo.
refused-still = Zatím to nejde.
clock-ahead = Hodiny tohoto počítače ukazují { $now }, ale naposledy se tu něco zapsalo { $last }. Dokud datum nepotvrdíte, lhůty samy nevyprší. Je-li datum špatně, opravte ho v systému.
clock-back = Hodiny tohoto počítače ukazují { $now }, ale už se tu zapisovalo { $last }. Dokud datum nepotvrdíte, lhůty samy nevyprší. Je-li datum špatně, opravte ho v systému.
clock-beside = Hodiny tohoto počítače ukazují { $now }, hodiny kanceláře { $last }. Nic se neztratilo a rozhoduje čas kanceláře, ale lhůty tu mohou vypadat jinak. Opravte čas v systému počítače.
clock-right = Datum je správné
read-only-text = Teď lze jen číst. Rozepsaný text zůstává na obrazovce a uloží se sám, jakmile to půjde.
recovered-notice = Úřad jste otevřeli obnovovacím kódem. Zvolte si novou heslovou větu, ať ho příště nepotřebujete.

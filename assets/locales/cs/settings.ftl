### Nastavení: obec, orgány, lidé, cesty tisků, přihlášení, údržba.

settings-lead = Obec a její pravidla, lidé a tento počítač.
settings-help-parts =
    Vlevo vyberte část. Přehled říká, jestli je úřad v pořádku. Obec, orgány, lidé a druhy tisků platí pro celý úřad; vzhled jen pro tento počítač.
    Co tu změníte, platí od teď: rozběhnuté tisky dojdou cestou, se kterou začaly.
settings-parts = Části nastavení
settings-overview = Přehled
settings-town = Obec
settings-bodies = Orgány a členové
settings-people = Lidé
settings-departments = Odbory
settings-types = Druhy tisků a jejich cesty
settings-substitutes = Zástupy
settings-profile = Profil a přihlášení
settings-history = Historie obce
settings-rebuild = Obnovit přehledy
settings-about = O programu
settings-failed = Nastavení se nepodařilo načíst
settings-save = Uložit
settings-saved = Změna je uložená.
settings-cancel = Nechat být
settings-edit = Upravit
settings-read-only = Údaje obce mění tajemník, organizační pracovník nebo správce.
settings-from = Od
settings-to = Do
settings-until = do { $date }
settings-ended = skončilo { $date }
settings-since = od { $from }
settings-between = { $from } – { $to }
settings-one-per-line = Na každý řádek jedno.
settings-days-missing = Napište počet dnů, třeba 7.

## Přehled

overview-store = Úložiště je v pořádku
overview-store-changed = Poslední změna { $when }, velikost { $size }.
overview-store-size = Velikost { $size }.
overview-copies = Dobrá kopie v tomto počítači je čerstvá
overview-copies-stale = Dobrá kopie v tomto počítači chybí nebo je starší než týden
overview-copies-last =
    { $count ->
        [one] Poslední { $when }, uložena { $count } kopie.
        [few] Poslední { $when }, uloženy { $count } kopie.
       *[other] Poslední { $when }, uloženo { $count } kopií.
    }
overview-copies-none = Kopie vznikne sama, až program zavřete.
overview-devices =
    { $count ->
        [one] Úřad zná { $count } počítač
        [few] Úřad zná { $count } počítače
       *[other] Úřad zná { $count } počítačů
    }
overview-this-device = { $name } (tento počítač)

## Obec

town-terms = Volební období
town-term-of = Období { $label } od { $from }
town-term-begins = Nové volební období začíná v Mandátech: dosavadní mandáty skončí a zapíšou se zvolení i náhradníci.
town-term-to-mandates = Otevřít Mandáty
town-term-remove = Odebrat období { $label }
town-term-first = Zapsat volební období
# $names are names of types of paper.
town-straight-offer = Založit krátkou cestu tisku bez odborů: { $names }
town-straight-founded = Druh tisku { $name } je založen.
town-offline = Počítače bez spojení
town-offline-text = Kolik dní smí počítač držet písemnosti, když se nespojí s úřadem. Potom je sám smaže a po spojení je stáhne znovu; rozepsané a neodeslané v něm zůstane. Chrání to ztracené notebooky.
town-offline-confidential = Důvěrné
town-offline-confidential-hint = Dnů. Vidí je jen jmenovaní lidé a tajemník.
town-offline-body = Orgánů a odborů
town-offline-body-hint = Dnů.
town-offline-public = Ostatní
town-offline-public-hint = Dnů. Vidí je každý v úřadu.
town-offline-wrong = Napište 1 až 730 dní; důvěrnější nesmí zůstat déle.

## Orgány a členové

body-add = Přidat orgán
body-new = Nový orgán
body-edit = Upravit: { $name }
body-kind = Druh
body-name = Název
body-short-name = Krátký název
body-short-name-hint = Do seznamů, třeba Rada.
body-parent = Zřizuje
body-parent-none = Nikdo nad ním
body-papers-close = Uzávěrka tisků
body-papers-close-hint = Dnů před jednáním; 0 = nesleduje se.
body-opinions-close = Uzávěrka stanovisek
body-check-close = Konec formální kontroly
body-pack = Rozeslání podkladů
body-late-consent = Pozdní tisk povoluje
body-late-consent-nobody = nikdo, stačí důvod
body-days-before-hint = Dnů před jednáním. Připadne-li den na víkend nebo svátek, platí poslední pracovní den před ním.
body-notice = Pozvánka
body-notice-hint = Dnů předem; zastupitelstvo nejméně 7 (§ 93 odst. 1).
body-place = Obvyklé místo
body-starts = Obvyklý začátek
body-last-number = Poslední číslo usnesení
body-last-number-hint = Jen když orgán usnesení už čísloval jinde, třeba RM/1136/38/2024. Další usnesení na něj naváže.
# Varování u posledního dne orgánu; $count je počet tisků nebo jednání.
body-ends-title = Než orgán skončí
body-ends-papers = { $count ->
        [one] Na tento orgán čeká { $count } tisk.
        [few] Na tento orgán čekají { $count } tisky.
       *[other] Na tento orgán čeká { $count } tisků.
    } Po jeho posledním dni je tajemník předá jinému orgánu, nebo pustí dál s důvodem; uvidí je ve svém dni.
body-ends-meetings = { $count ->
        [one] Po tomto dni je naplánováno { $count } jednání ({ $days }).
        [few] Po tomto dni jsou naplánována { $count } jednání ({ $days }).
       *[other] Po tomto dni je naplánováno { $count } jednání ({ $days }).
    } Zrušte je, nebo zvolte pozdější den.
body-numbers-continue = Další usnesení naváže na číslo { $last }.
body-public = Jednání je veřejné
body-alternates = Statut zná náhradníky
body-alternates-hint = Náhradník hlasuje místo jmenovaného nepřítomného člena; počet členů se nemění. V zastupitelstvu, radě a výborech náhradníci nejsou.
body-verbs = Slovesa usnesení
body-sections = Oddíly pořadu
body-standing = Stálé body pořadu
body-standing-hint = Na každém novém pořadu. Každý na svůj řádek, třeba „Zahájení: Určení ověřovatelů“. Řádek, který začíná pomlčkou, je text k bodu nad ním; stojí na pořadu i v pozvánce.
body-members = Členové: { $body }
# $mandates je počet obsazených míst, $seats počet míst.
body-mandates = { $mandates } z { $seats } míst
members-empty = Zatím tu nikdo není
members-empty-text = Bez členů nejde spočítat většina. Přidejte prvního.
member-add = Přidat člena
member-new = Přidat člena: { $body }
member-person = Osoba
member-person-hint = Kdo v seznamu není, přidejte ho nejdřív v části Lidé.
member-person-missing = Vyberte osobu ze seznamu.
member-role = Role
member-inspects-office = Přečte vše, co čte kterýkoli orgán jako celek, i to, co není pro veřejnost. Co je vyhrazeno jmenovaným osobám, přečte jen tam, kde je jmenován. Nezmění nic a přístup mu posledním dnem skončí, nejdéle za rok.
member-inspects-body = Přečte vše, co čte tento orgán. Nezmění nic, do počtu členů se nezapočítá a přístup mu posledním dnem skončí, nejdéle za rok.
member-party = Volební strana
member-since = od { $date }
member-added = Člen je přidán.
member-end = Ukončit
member-keep = Ponechat
member-end-ask = Ukončit: { $person }, { $body }?
member-end-text = V minulých jednáních zůstane. Od dalšího dne se do počtu členů nezapočítá (§ 87).
member-last-day = Poslední den
member-end-reason = Důvod
member-end-reason-missing = Napište důvod, třeba rezignace.
member-ended = Členství je ukončeno.

## Lidé

person-add = Přidat osobu
person-new = Nová osoba
person-edit = Upravit: { $name }
person-find = Najít osobu
person-department = Odbor
person-department-none = V žádném
person-active = Působí v úřadě nebo v orgánech
person-inactive = už nepůsobí
person-profile = přihlašuje se zde
person-roles-where = Role v orgánech a v úřadě přidělíte v části Orgány a členové.
people-none = Nikdo takový tu není
people-none-text = Zkuste začátek příjmení, nebo osobu přidejte.

## Odbory

department-add = Přidat odbor
department-new = Nový odbor
department-edit = Upravit: { $name }
department-head = Vedoucí
department-head-hint = Schvaluje tisky odboru.
department-led = vede { $name }
department-no-head = bez vedoucího
department-name-missing = Napište název, třeba Odbor majetku.
departments-empty = Zatím tu není žádný odbor
departments-empty-text = Malá obec je mít nemusí. S odborem jde tisk nejdřív k jeho vedoucímu.

## Druhy tisků a cesty

type-add = Přidat druh tisku
type-new = Nový druh tisku
type-edit = Upravit: { $name }
type-name-missing = Napište název, třeba Prodej nemovitosti.
type-competence = Pravomoc
type-competence-hint = Paragraf, pod který tisky patří, třeba § 85 písm. a).
type-number = Čísla tisků
type-opinions = Povinná stanoviska
type-opinions-person = Přidat osobu
type-opinions-choose = Vyberte osobu
type-needs-cover = Tisky vyžadují finanční krytí potvrzené ekonomem
type-active = Lze zakládat nové tisky
type-retired = už se nezakládá
type-later = Rozběhnuté tisky dojdou cestou, se kterou začaly.
types-empty = Zatím tu není žádný druh tisku
types-empty-text = Druh říká, kudy tisk putuje. Bez něj tisk nezaložíte.
route-title = Cesta tisku
# $place je pořadí zastávky, $name její název.
route-step = { $place }. zastávka: { $name }
route-kind = Co se děje
route-kind-department-review = Schválení vedoucím odboru
route-kind-approval = Krok úřadu
route-kind-opinions = Stanoviska
route-kind-formal-check = Formální kontrola
route-kind-consultation = Projednání
route-body = Orgán
route-body-choose = Vyberte orgán
route-role = Co orgán udělá
route-role-opinion = dá stanovisko
route-role-recommends = doporučí
route-role-decides = rozhodne
route-days = Dnů
route-days-hint = Po nich vás program upozorní, že tisk může jít dál i bez stanoviska.
route-mandatory = Nelze přeskočit
route-asks = Co se žádá
route-ask-approve = Schválení
route-ask-advise = Vyjádření
route-ask-take-note = Na vědomí
route-asked = Koho
route-asked-head = Vedoucí odboru tisku
route-asked-department = Vedoucí: { $name }
route-returns = Neschválený jde
route-returns-drafter = zpracovateli
route-returns-step-before = předchozímu kroku
route-body-beside = Souběžně s předchozím orgánem
route-body-beside-wrong = Souběžně projednávají tisk jen orgány, které se vyjadřují, každý jednou.
route-beside = Souběžně s předchozím
route-picture = Cesta, jak půjde
route-step-after-body = Krok úřadu musí stát před prvním orgánem.
route-step-beside-nothing = Před ním není krok úřadu, se kterým by běžel souběžně.
route-step-needs-days = Tento krok nesmí tisk zdržet. Napište, po kolika dnech jde dál sám.
route-own-waits = Na povinné vyjádření by návrh člena nebo výboru mohl čekat bez konce (§ 94 odst. 1). Zrušte u kroku „Nelze přeskočit“.
route-own-decides = O návrhu člena nebo výboru může rozhodovat jen poslední orgán. Tady zvolte stanovisko nebo doporučení.
route-own-approves = Návrh člena nebo výboru úřad neschvaluje (§ 94 odst. 1).
type-submitter = Kdo tisky předkládá
type-of-office = Úřad
type-of-member = Člen zastupitelstva nebo výbor
type-own-name = Návrh člena zastupitelstva nebo výboru
type-own-short = NČ
type-straight-name = Návrh usnesení
type-straight-short = NU
type-council-name = Materiál pro radu
type-council-short = MR
type-assembly-name = Materiál pro zastupitelstvo
type-assembly-through-name = Materiál pro zastupitelstvo (přes radu)
type-assembly-short = MZ
type-mayor-name = Rozhodnutí starosty
type-mayor-short = RS
type-own-hint = Úřad návrh neschvaluje ani nevrací, jen připojí poznámky. Stáhnout ho může jen předkladatel (§ 94 odst. 1 a § 82 písm. a) zákona o obcích).
route-up = Posunout { $place }. zastávku nahoru
route-down = Posunout { $place }. zastávku dolů
route-remove = Odebrat { $place }. zastávku
route-add = Přidat zastávku
route-moved = { $name } je na { $place }. místě z { $total }.
route-hint-move = posunout zastávku
route-body-missing = Vyberte orgán.
route-advisory-decides = Výbor a komise jen radí (§ 117, § 122). Vyberte stanovisko.
route-no-body = Cesta musí projít aspoň jedním orgánem.

## Zástupy

substitute-add = Přidat zástup
substitute-new = Kdo koho zastupuje
substitute-row = { $by } zastupuje: { $absent }
substitute-absent = Kdo je nepřítomen
substitute-by = Kdo zastupuje
substitute-roles = Převzaté úkoly
substitute-roles-first = Nejdřív vyberte nepřítomného.
substitute-roles-none = Tato osoba v úřadě žádnou roli nemá. Mandát v orgánu zastoupit nelze.
substitute-roles-missing = Zaškrtněte aspoň jednu roli.
substitutes-empty = Nikdo nikoho nezastupuje
substitutes-empty-text = Zástup dostane úkoly nepřítomného na určené dny. Mandát v orgánu zastoupit nelze.
substitute-save = Uložit změnu
substitute-change = Změnit
substitute-change-title = Změna zastupování
substitute-now = dnes trvá
substitute-beside = stejný úkol má i { $person }
substitute-with-confidential = i důvěrné tisky
substitute-to = Poslední den
substitute-to-hint = Bez posledního dne zastupování trvá, dokud ho někdo neukončí.
substitute-from-past = Zastupování začíná nejdřív dnes. Opravte první den.
substitute-both = Zastupovat mají oba. Kdo krok udělá dřív, ten platí.
substitute-reason = Důvod nepřítomnosti
substitute-reason-hint = Vidí ho celý úřad. O zdraví sem nic nepište.
substitute-reason-leave = dovolená
substitute-reason-trip = služební cesta
substitute-reason-obstacle = překážka v práci
substitute-confidential = Předat i tisky, které nepřítomný vidí jen jménem
substitute-confidential-hint = Bez zaškrtnutí čeká to, co je jen pro jmenované osoby, na návrat nepřítomného.
substitute-end = Ukončit
substitute-end-ask = { $by } zastupuje: { $absent }. Ukončit?
substitute-end-text = Práce se vrátí nepřítomnému. Co se v zastoupení udělalo, platí dál.
substitute-end-hint = Včerejší den ukončí zastupování hned.
substitute-end-past = Zpětně ukončit nelze. Nejdřívější poslední den je včera.
substitute-end-ahead = Zastupování ještě nezačalo. Zruší se celé.
substitute-call-off = Zrušit zastupování
substitute-keep = Ponechat
substitute-ended = Zastupování ukončeno

## Profil a přihlášení

profile-switch = Přepnout osobu
profile-lock = Zamknout
profile-signed = Přihlášen:
profile-text = U jednoho počítače se může střídat víc lidí, každý se svou heslovou větou. Přepnutí se zapisuje.
profile-demo = Ve smyšleném městě se přepíná bez heslové věty. Každé přepnutí se zapíše, stejně jako ve skutečném úřadě.
profile-demo-menu = Smyšlené město: přepíná se bez hesla, přepnutí se zapisuje.
profile-no-phrase = Heslovou větu zatím nemáte. Úřad otevírá klíčenka tohoto počítače.
profile-lock-weak = Dokud nemáte heslovou větu, odemkne zamčený úřad každý, kdo sedí u vašeho přihlášení k počítači.
profile-has-phrase = Heslovou větu máte zvolenou.
# $when je den a hodina.
profile-phrase-since = Heslová věta je zvolená { $when }.
# $name je správce, který u toho byl přihlášen.
profile-phrase-by = Heslová věta je zvolená { $when }, povolil to správce: { $name }.
profile-phrase-changed = Nová heslová věta platí.
profile-recovered = Úřad jste otevřeli obnovovacím kódem. Zvolte si novou heslovou větu, kód ani starou větu už psát nemusíte.
profile-change = Změnit heslovou větu
profile-choose = Zvolit heslovou větu
profile-change-ask = Změnit heslovou větu
profile-choose-ask = Zvolit heslovou větu
profile-present = Dosavadní heslová věta
profile-by-code = Nepamatuji si ji, mám obnovovací kód
profile-by-phrase = Napíšu dosavadní větu
profile-others = Další lidé na tomto počítači
profile-none = Nikdo další tu profil nemá
profile-none-text = Profil založí ten, kdo v úřadě spravuje lidi. Každý si u toho zvolí vlastní heslovou větu.
profile-none-manager = Založte profil každému, kdo u tohoto počítače pracuje. Heslovou větu si zvolí sám.
profile-sign-in = Přihlásit
profile-ask = Přihlásit: { $name }
profile-logged = Přepnutí osoby se zapíše do deníku úřadu.
profile-open = Založit profil
profile-open-ask = Komu založit profil na tomto počítači?
profile-whom = Komu
profile-whom-choose = Vyberte osobu
profile-whom-missing = Vyberte, komu profil patří.
profile-let-type = Pusťte teď k počítači toho, komu profil patří. Větu si zvolí sám a nikomu ji neřekne.
profile-nobody-left = Profil už má každý, kdo v úřadě nějakou roli má. Další lidi přidáte v Nastavení → Lidé.
profile-reset = Nová heslová věta
profile-reset-ask = Nová heslová věta: { $name }
profile-close = Zrušit profil
profile-close-ask = Zrušit profil: { $name }?
profile-close-not = Nechat
profile-close-text = Tato osoba se zde už nepřihlásí a její věta úřad neotevře. Co zapsala, zůstává.
profile-no-role = dnes nemá v úřadě roli
# $minutes je počet minut.
profile-waits = po chybách čeká { $minutes } min
phrase-new = Nová heslová věta
phrase-again = Nová heslová věta znovu
# $length je nejmenší počet znaků.
phrase-hint = Aspoň { $length } znaků, třeba čtyři slova, která spolu nesouvisejí.

## Záznam o střídání u počítače

desk-log = Kdo tu seděl
desk-log-none = Zatím se tu nikdo nevystřídal
desk-log-none-text = Zapíše se sem každé přihlášení a každý neúspěšný pokus.
desk-log-all = Řádky nejde změnit ani smazat, jsou součástí deníku úřadu.
desk-log-mine = Jsou tu jen řádky o vás. Všechny vidí ten, kdo v úřadě spravuje lidi.
desk-lead-failed = Neúspěšný pokus.
desk-sat =
    { $way ->
        [unlock] { $person }: přihlášení při odemčení úřadu.
        [recovery] { $person }: přihlášení obnovovacím kódem.
        [demo] { $person }: přihlášení bez hesla (smyšlené město).
       *[pass_phrase] { $person }: přihlášení.
    }
# $after je, kdo seděl u počítače předtím.
desk-sat-after =
    { $way ->
        [recovery] { $person }: přihlášení obnovovacím kódem, předtím { $after }.
        [demo] { $person }: přihlášení bez hesla (smyšlené město), předtím { $after }.
       *[pass_phrase] { $person }: přihlášení, předtím { $after }.
    }
# $failures je pořadí chyby v řadě.
desk-failed =
    { $way ->
        [recovery] Obnovovací kód nesouhlasil, přihlášení jako { $person }.
       *[pass_phrase] Heslová věta nesouhlasila, přihlášení jako { $person } ({ $failures }. chyba v řadě).
    }
desk-phrase-set =
    { $way ->
        [first] { $person }: první heslová věta.
        [recovery] { $person }: nová heslová věta podle obnovovacího kódu.
       *[pass_phrase] { $person }: nová heslová věta.
    }
# $by je, kdo to provedl.
desk-profile-opened = { $person }: profil založen ({ $by }).
desk-phrase-reset = { $person }: heslová věta znovu nastavena ({ $by }).
desk-profile-closed = { $person }: profil zrušen ({ $by }).

## Historie, obnova, o programu

history-text = Usnesení z minulých let načtete z tabulky, z webu nebo z PDF. Projdete náhled a celý import jde vzít zpět.
history-open = Načíst historii
rebuild-text = Přehledy se skládají ze záznamů. Když v nich něco nesedí, sestaví se znovu. Záznamů se to nedotkne a můžete při tom pracovat dál.
rebuild-act = Obnovit přehledy
rebuild-running = Připravuji záznamy
rebuild-count = Hotovo { $done } z { $total }
rebuild-done = Přehledy jsou sestavené znovu.
about-version = { $program } { $version }
about-licence = Svobodný program obcí pro obce, licence EUPL-1.2.
about-parts =
    { $count ->
        [one] { $count } použitá součást
        [few] { $count } použité součásti
       *[other] { $count } použitých součástí
    }
about-find = Najít součást nebo licenci
about-failed = Seznam licencí se nepodařilo načíst
about-list = Součásti programu a jejich licence
about-name = Součást
about-part-version = Verze
about-part-licence = Licence
about-kind = Druh
about-kind-rust = knihovna Rust
about-kind-npm = knihovna okna
about-kind-font = písmo
about-kind-data = data
about-none = Žádná součást se tak nejmenuje
about-none-text = Zkuste jiné slovo, třeba MIT nebo Roboto.
# Heading over the text of a licence of one part.
about-text = Licence součásti { $name }
about-part-facts = Verze { $version }, licence { $licence }
about-bare = Autoři k této součásti text nepřiložili. Platí obecné znění licence { $licence }.
about-no-text = Text této licence v programu není. Seznam součástí platí dál.

## Zamykání okna

lock-title = Zamykání
lock-text = Když od počítače odejdete, okno se zamkne samo. Co je rozepsané, se předtím uloží. Když počítač usne, zamkne se vždy.
lock-when = Zamknout okno
lock-after = { $minutes ->
    [one] po { $minutes } minutě bez práce
    [few] po { $minutes } minutách bez práce
   *[other] po { $minutes } minutách bez práce
}
lock-never = nikdy
lock-laid-down = { $minutes ->
    [one] Okno se zamkne po { $minutes } minutě bez práce. Určil to správce počítače.
    [few] Okno se zamkne po { $minutes } minutách bez práce. Určil to správce počítače.
   *[other] Okno se zamkne po { $minutes } minutách bez práce. Určil to správce počítače.
}
# Nad odemčením, když se okno zamklo samo.
locked-idle = { $minutes ->
    [one] Okno se zamklo po { $minutes } minutě bez práce. Všechno je uložené.
    [few] Okno se zamklo po { $minutes } minutách bez práce. Všechno je uložené.
   *[other] Okno se zamklo po { $minutes } minutách bez práce. Všechno je uložené.
}
locked-sleep = Okno se zamklo, když počítač usnul. Všechno je uložené.

## Orgány úřadu, který je založen bez nich (na serveru)

first-bodies-text = Úřad zatím nemá orgány ani druhy tisků, takže v něm nejde založit tisk ani svolat jednání. Zkontrolujte, co obec má, a založte je najednou. Změnit se dají i potom.
first-bodies-found = Založit orgány a druhy tisků
first-bodies-done = Orgány a druhy tisků jsou založeny.
first-bodies-sent = Orgány a druhy tisků jsou zapsány
first-types-text = Úřad má orgány, ale žádný druh tisku, takže v něm nejde založit tisk. Založte obvyklé druhy najednou; změnit se dají i potom.
first-types-found = Založit druhy tisků
first-types-done = Druhy tisků jsou založeny.
first-types-sent = Druhy tisků jsou zapsány
first-bodies-sent-text = Objeví se tu, jakmile je úřad potvrdí. Nic dalšího dělat nemusíte.

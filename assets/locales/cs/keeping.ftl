### Správa údajů: jak dlouho se co uchovává, co je po lhůtě, vymazání ve dvou a výpis o osobě.

keeping-title = Správa údajů
keeping-open = Otevřít správu údajů
keeping-text = Jak dlouho se co uchovává, co je po lhůtě a co úřad ví o jedné osobě.
keeping-help =
    Po lhůtě je to, čí doba uchovávání skončila. U každé položky stojí, zda jí něco brání. Enter otevře tisk, úkol nebo jednání.
    Vymazání navrhuje jedna osoba a souhlasí s ním jiná; teprve pak program maže. Vymazané vrátit nejde.
    Lhůty nastavuje pověřenec pro ochranu osobních údajů nebo tajemník úřadu. Ti také navrhují vymazání a vydávají výpis o osobě; obojí se zapíše.
keeping-failed = Správu údajů nejde načíst
keeping-shown = Co zobrazit
keeping-show = { $which ->
    [due] Po lhůtě
    [disposals] Vymazání
    [periods] Lhůty
   *[statements] Vydané výpisy
}
keeping-which = Které položky
keeping-which-one = { $which ->
    [free] Nic nebrání
    [held] Zatím nesmí
   *[all] Všechno
}
keeping-any-class = Všechny druhy
keeping-due-note = Tisky se vyřazují skartačním řízením. Seznam říká, co mu předložit. Program sám nic nemaže: vymazání navrhuje jedna osoba a souhlasí s ním jiná. Osoby, které už žádný záznam nejmenuje, v seznamu nejsou.
keeping-none = { $which ->
    [held] Nic po lhůtě nečeká
   *[other] Po lhůtě nic není
}
keeping-none-text = Lhůta běží od 1. ledna roku po uzavření.
keeping-col-class = Druh
keeping-col-number = Číslo
keeping-col-name = Název
keeping-col-count = Počet
keeping-col-closed = Uzavřeno
keeping-col-due = Po lhůtě od
keeping-col-held = Zda něco brání
keeping-col-at = Kdy
keeping-col-person = O kom
keeping-col-by = Kdo vydal
keeping-free = Nic nebrání
keeping-proposed = Navrženo k vymazání
keeping-hidden = Nemáte k němu přístup
keeping-held-task = Nesplněný úkol z usnesení { $number }
keeping-held-suspended = Usnesení { $number } je pozastaveno
keeping-held-continued = Navazuje na něj tisk { $number }
keeping-held-archive = Znak A, předává se archivu
keeping-held-choice = Znak V, posoudí archivář
keeping-class = { $class ->
    [decisions] Jednání, hlasování, usnesení
    [papers] Tisky
    [comments] Komentáře
    [readings] Záznamy o čtení
    [distribution] Rozesílání a omluvy
    [tasks] Úkoly
    [substitutions] Zastupování
    [imports] Importy
    [statements] Výpisy o osobách
    [disposals] Návrhy na vymazání
    [people] Osoby a role
   *[office] Nastavení úřadu
}
keeping-class-what = { $class ->
    [decisions] Pozvánky, programy, výsledky hlasování, usnesení a dokumenty jednání.
    [papers] Tisky s přílohami, verzemi, stanovisky a finančním krytím. Lhůta z evidence má přednost.
    [comments] Komentáře k tiskům, které jsou uzavřené.
    [readings] Kdo kdy četl, co není veřejné, u uzavřených tisků. Lhůta každého záznamu běží ode dne čtení, i po vymazání tisku.
    [distribution] Komu a kdy odešly podklady jednání, kdo je otevřel a kdo se omluvil, i s důvodem. Lhůta běží ode dne jednání.
    [tasks] Úkoly z usnesení se zprávami o plnění.
    [substitutions] Kdo koho kdy zastupoval.
    [imports] Odkud byly převzaty starší záznamy.
    [statements] O kom a na základě čeho byl výpis vydán.
    [disposals] Kdo co navrhl vymazat, kdo souhlasil a kdy to bylo vymazáno. Bez názvů a obsahu.
    [people] Osoby, jejich role, mandáty a zařízení. K vymazání se nenabízejí: program nehlídá, kdy osobu přestane jmenovat poslední uchovávaný záznam.
   *[office] Obec, orgány, odbory, druhy tisků a číselné řady.
}
keeping-years = { $years ->
    [one] { $years } rok
    [few] { $years } roky
   *[other] { $years } let
}
keeping-archive = trvale, předává se archivu
keeping-needed = dokud je něco potřebuje
keeping-records = { $count ->
    [one] { $count } záznam
    [few] { $count } záznamy
   *[other] { $count } záznamů
}
keeping-due-count = { $count } po lhůtě
keeping-held-count = { $count } zatím nesmí
keeping-own = vlastní lhůta
keeping-periods-text = Navržené lhůty nejsou porovnány se spisovým plánem vaší obce. Ověřte je a nastavte vlastní.
keeping-set = Změnit
keeping-set-of = Změnit lhůtu: { $name }
keeping-period-title = Jak dlouho uchovávat: { $name }
keeping-period-text = Lhůta běží od 1. ledna roku po uzavření. Změna platí hned a pro celý úřad; nic se jí nesmaže.
keeping-period-years = Počet let
keeping-period-hint = Navrženo: { $years }. Prázdné pole vrátí navrženou lhůtu.
keeping-period-bad = Napište celý počet let, nejvýš 100.
keeping-period-act = Nastavit lhůtu
keeping-period-set = { $name }: lhůta je nastavena.
keeping-cancel = Zrušit
keeping-close = Zavřít
keeping-no-statements = Žádný výpis o osobě zatím vydán nebyl
keeping-no-statements-text = Každý vydaný výpis se tu zapíše: o kom, na základě čeho a kdo ho vydal.
keeping-elsewhere-note = Data vede úřad, v tomto počítači je jen to, co vidíte vy. Výpis o osobě sestaví server úřadu ze všeho, co úřad vede.
statement-unreached = Výpis sestavuje server úřadu a ten teď neodpovídá. Soubor se neuložil. Až bude spojení, zkuste to znovu. Byl-li už výpis v úřadu zapsán, najdete ho v seznamu výpisů.
statement-office-older = Server úřadu má starší program, který výpisy do počítačů neposílá. Soubor se neuložil. Výpis vydá správce serveru, nebo ho požádejte o aktualizaci.
keeping-elsewhere = Data vede úřad, v tomto počítači celá nejsou. Výpis o osobě se vydává tam.
keeping-not-allowed = Výpis o osobě vydává pověřenec pro ochranu osobních údajů nebo tajemník úřadu. Požádejte někoho z nich.

## Výpis o osobě

statement-open = Výpis o osobě…
statement-title = Výpis o osobě
statement-text = Všechno, co úřad o osobě má, v jednom souboru ZIP: průvodní list, záznamy, role, řádky deníku, účty a zařízení. Otevře se i bez programu. Vydání se zapíše.
statement-person = O kom
statement-person-missing = Vyberte osobu.
statement-person-unknown = Taková osoba v úřadu není.
statement-person-doubled = Takových osob je víc. Použijte identifikátor.
statement-request = Na základě čeho
statement-request-hint = Číslo jednací nebo den žádosti, třeba MUVZ 311/2026.
statement-request-missing = Napište, na základě čeho výpis vydáváte.
statement-save = Uložit…
statement-save-title = Uložit výpis o osobě
# Jméno souboru, bez diakritiky, mezer a jména osoby.
statement-file-name = vypis-{ $day }.zip
statement-done = Výpis je uložen
statement-done-where = Je v souboru { $file }. Začněte souborem vypis.pdf.
statement-done-whole = Záznamy uvedené celé
statement-done-part = Záznamy, z nichž jsou jen údaje o osobě
statement-done-log = Řádky deníku
statement-done-others = Vynechané zmínky o jiných osobách
statement-read-first = Než výpis předáte, přečtěte ho podle souboru pred-vydanim.txt: texty, které osoba napsala, mohou jmenovat i jiné. Složku jen-pro-urad nevydávejte. Je v ní i průvodní list pro Word, kdyby ho bylo třeba opravit.
statement-mentions = { $count ->
    [one] Jméno osoby stojí ještě v { $count } textu. Posuďte podle souboru zminky.xlsx, zda jde o ni.
    [few] Jméno osoby stojí ještě ve { $count } textech. Posuďte podle souboru zminky.xlsx, zda jde o ni.
   *[other] Jméno osoby stojí ještě v { $count } textech. Posuďte podle souboru zminky.xlsx, zda jde o ni.
}
# Stojí v okně i v příkazovém řádku serveru.
statement-hidden = { $count ->
    [one] Osobu jmenuje ještě { $count } záznam, který nevidíte. Ve výpisu není; doplnit ho musí někdo, kdo ho vidí, třeba tajemník úřadu. Označení je v souboru pred-vydanim.txt.
    [few] Osobu jmenují ještě { $count } záznamy, které nevidíte. Ve výpisu nejsou; doplnit je musí někdo, kdo je vidí, třeba tajemník úřadu. Označení jsou v souboru pred-vydanim.txt.
   *[other] Osobu jmenuje ještě { $count } záznamů, které nevidíte. Ve výpisu nejsou; doplnit je musí někdo, kdo je vidí, třeba tajemník úřadu. Označení jsou v souboru pred-vydanim.txt.
}
statement-covered = { $count ->
    [one] { $count } řádek deníku se týká toho, co nevidíte. Ve výpisu má jen číslo, čas a druh úkonu; zbytek musí doplnit někdo, kdo to vidí. Číslo je v souboru pred-vydanim.txt.
    [few] { $count } řádky deníku se týkají toho, co nevidíte. Ve výpisu mají jen číslo, čas a druh úkonu; zbytek musí doplnit někdo, kdo to vidí. Čísla jsou v souboru pred-vydanim.txt.
   *[other] { $count } řádků deníku se týká toho, co nevidíte. Ve výpisu mají jen číslo, čas a druh úkonu; zbytek musí doplnit někdo, kdo to vidí. Čísla jsou v souboru pred-vydanim.txt.
}
statement-unread = Výpis není úplný, některé záznamy jsou z novější verze programu: { $count }.

## Výpis o tom, kdo v úřadu nepůsobí

named-open = O kom, kdo v úřadu nepůsobí…
named-title = Výpis o tom, kdo v úřadu nepůsobí
named-text = Občané bývají v textech jen jmenováni: kupující v důvodové zprávě, žadatel v příloze. Program najde texty, v nichž všechna slova stojí v jakémkoli tvaru, a vy označíte ty, které se týkají žadatele. Vydání se zapíše.
named-given = Jméno
named-given-missing = Napište jméno.
named-family = Příjmení
named-family-missing = Napište příjmení.
named-beside = Další slova
named-beside-hint = Třeba ulice nebo datum. Text je musí obsahovat také, proto jich pište málo.
named-find = Najít texty
named-again = Hledat jinak
named-list = Nalezené texty
named-found = { $count ->
    [one] Slova stojí v { $count } textu. Označte ho, týká-li se žadatele a ne jmenovce.
    [few] Slova stojí ve { $count } textech. Označte ty, které se týkají žadatele a ne jmenovce.
   *[other] Slova stojí v { $count } textech. Označte ty, které se týkají žadatele a ne jmenovce.
}
named-none = Slova nestojí v žádném textu, který vidíte. Výpis můžete uložit i tak: řekne žadateli, že jmenován není.
named-none-ticked = Není označen žádný text. Výpis řekne žadateli, že jmenován není.
named-ticked = { $count ->
    [one] Označen { $count } text. Věty kolem jména z něj budou ve výpisu.
    [few] Označeny { $count } texty. Věty kolem jména z nich budou ve výpisu.
   *[other] Označeno { $count } textů. Věty kolem jména z nich budou ve výpisu.
}
named-openness = { $openness ->
    [public] vidí i veřejnost
    [narrow] vidí jen určené osoby
   *[inside] vidí úřad a členové orgánů
}
named-namesake = V úřadu působí nebo působila osoba téhož jména: { $name }. Pokud žádá ona, vydejte výpis o osobě z úřadu.
# Stojí v okně i v příkazovém řádku serveru.
named-hidden = { $count ->
    [one] Slova stojí ještě v { $count } textu, který nevidíte. Ve výpisu nebude; posoudit ho musí někdo, kdo ho vidí. Označení je v souboru pred-vydanim.txt.
    [few] Slova stojí ještě ve { $count } textech, které nevidíte. Ve výpisu nebudou; posoudit je musí někdo, kdo je vidí. Označení jsou v souboru pred-vydanim.txt.
   *[other] Slova stojí ještě v { $count } textech, které nevidíte. Ve výpisu nebudou; posoudit je musí někdo, kdo je vidí. Označení jsou v souboru pred-vydanim.txt.
}
named-more = Textů je víc, než kolik jich program vypsal. Hledejte znovu s dalšími slovy, třeba s ulicí.
named-save = Uložit výpis…
named-done-texts = Texty, v nichž je osoba jmenována
named-read-first = Než výpis předáte, přečtěte ho podle souboru pred-vydanim.txt: věty kolem jména mohou jmenovat i jiné. Složku jen-pro-urad nevydávejte. Je v ní i průvodní list pro Word, kdyby ho bylo třeba opravit.
named-both-names = Napište jméno i příjmení. Podle jednoho z nich by se našli všichni, kdo se tak jmenují.
named-too-long = Jméno smí mít nejvýš 100 znaků, další slova dohromady 200. Zkraťte je.
named-no-files = V obsahu příloh a dokumentů jednání server úřadu nehledá, jen v jejich názvech. Přílohy, v nichž by osoba mohla být jmenována, projděte sami.
named-unreached = Texty prohledává server úřadu a ten teď neodpovídá. Až bude spojení, zkuste to znovu.
named-office-older = Server úřadu má starší program, který texty pro počítače neprohledává. Výpis vydá správce serveru, nebo ho požádejte o aktualizaci.
named-text-gone = Některý z označených textů už hledaná slova neobsahuje, nebo ho nevidíte. Výpis nevznikl; hledejte znovu a texty označte.

refusal-no-period = Tento druh záznamů lhůtu nemá.
refusal-period-too-long = Lhůta je nejvýš { $most } let.
refusal-statement-about-two = Výpis je buď o osobě z úřadu, nebo o jménu, ne o obou. Vyberte jedno; nic se nezapsalo.
refusal-statement-name-too-long = Jméno je delší než { $most } znaků. Zkraťte ho.
refusal-request-too-long = Popis žádosti je delší než { $most } znaků. Zkraťte ho.

## Vymazání ve dvou

disposal-propose = Navrhnout vymazání…
disposal-choose-all = Vybrat všechno
# Kolik řádků seznamu je vybráno.
disposal-chosen = { $count ->
    [one] Vybrána { $count } položka
    [few] Vybrány { $count } položky
   *[other] Vybráno { $count } položek
}
disposal-nothing-free = Z vybraných položek nelze navrhnout žádnou: něco jim brání, nebo už navrženy jsou.
disposal-too-many = Vybráno je { $count } položek, jeden návrh jich má nejvýš { $most }. Zužte výběr podle druhu.
disposal-propose-title = Navrhnout vymazání
disposal-propose-text = { $count ->
    [one] Návrh obsahuje { $count } položku. Nic se zatím nesmaže: návrh si přečte a odsouhlasí jiná osoba.
    [few] Návrh obsahuje { $count } položky. Nic se zatím nesmaže: návrh si přečte a odsouhlasí jiná osoba.
   *[other] Návrh obsahuje { $count } položek. Nic se zatím nesmaže: návrh si přečte a odsouhlasí jiná osoba.
}
disposal-skipped = { $count ->
    [one] Vynechána je { $count } vybraná položka, které něco brání nebo už navržena je.
    [few] Vynechány jsou { $count } vybrané položky, kterým něco brání nebo už navrženy jsou.
   *[other] Vynecháno je { $count } vybraných položek, kterým něco brání nebo už navrženy jsou.
}
disposal-ground = Na základě čeho
disposal-ground-hint = Třeba: uplynula lhůta podle spisového a skartačního plánu. Jména ani názvy tisků sem nepište, text zůstane.
disposal-ground-missing = Napište, na základě čeho vymazání navrhujete.
disposal-consent = Souhlas archivu nebo skartační protokol
disposal-consent-hint = Číslo jednací. Tisky jsou dokumenty, bez souhlasu archivu se nevyřazují (zákon č. 499/2004 Sb., §§ 7 až 12).
disposal-consent-missing = Napište číslo jednací souhlasu archivu.
disposal-propose-act = Navrhnout
disposal-was-proposed = Návrh čeká na druhou osobu.

disposal-none = Nic k vymazání navrženo není
disposal-none-text = Vyberte položky v seznamu Po lhůtě a navrhněte jejich vymazání.
disposal-list = Návrhy na vymazání
disposal-col-proposed = Navrženo
disposal-col-by = Kdo navrhl
disposal-col-what = Co
disposal-col-state = Jak na tom je
disposal-count-of = { $class }: { $count }
disposal-state = { $state ->
    [proposed] Čeká na druhou osobu
    [expired] Propadl, do { $last_day } ho nikdo neposoudil
    [agreed] Maže se
    [done] Vymazáno
    [refused] Odmítnut
    [withdrawn] Vzat zpět
   *[other] { $state }
}
disposal-progress = Hotovo { $done } z { $all }
# Za slovem Maže se a čárkou.
disposal-progress-short = hotovo { $done } z { $all }

# Stojí u usnesení a bodu programu místo odkazu na tisk.
paper-was-erased = Tisk byl vymazán { $on }.
# Místo tisku, který někdo otevřel odkazem.
paper-erased = Tento tisk byl vymazán { $on } po souhlasu dvou osob. Usnesení a zápisy o něm zůstávají.
disposal-title = Návrh na vymazání
disposal-title-of = Návrh na vymazání ze dne { $proposed_day }
disposal-help =
    Projděte seznam. Co vymazáno být nemá, vyjměte mezerníkem. Enter otevře tisk.
    Po souhlasu program položky vymaže a vrátit je nejde.
disposal-failed = Návrh nejde načíst
disposal-proposed-by = Návrh: { $who }, { $at }
disposal-in-place = { $person } (v zastoupení { $by })
disposal-agreed-by = Souhlas: { $who }, { $at }
disposal-refused-by = Odmítnutí: { $who }, { $at }. { $reason }
disposal-withdrawn-by = Vzato zpět: { $who }, { $at }
disposal-same-person = Navrhla i odsouhlasila táž osoba v různé dny: jiná osoba, která by mohla souhlasit, v obci není.
disposal-until = Souhlasit lze do { $last_day }. Potom se musí navrhnout znovu.
disposal-consequences = Po vymazání to nevrátí ani záloha programu. Zálohy pořízené dříve údaj drží, dokud nezaniknou.
disposal-print-first = Seznam s názvy si uložte teď. Po vymazání program názvy ani čísla jednací nezná a protokol je neobsahuje.
disposal-elsewhere = Data vede úřad. Názvy toho, co v tomto počítači není, tu nejsou; celý seznam je vidět v úřadu.
disposal-running = Program maže po částech. Okno můžete zavřít, dokončí to sám.
disposal-items = Co se navrhuje vymazat
disposal-col-what-with = Co s tím
disposal-gone = Název program nezná
disposal-item-state = { $state ->
    [proposed] K vymazání
    [left_out] Vyjmuto, zůstává
    [agreed] Čeká na vymazání
    [erased] Vymazáno
    [kept] Zůstalo
   *[other] { $state }
}
disposal-obstacle = { $obstacle ->
    [task] Nesplněný úkol z jeho usnesení
    [suspended] Jeho usnesení je pozastaveno
    [continued] Navazuje na něj tisk, na kterém se pracuje
    [archive] Znak A, předává se archivu
    [choice] Znak V, posoudí archivář
   *[not_due] Lhůta ještě běží
}
disposal-take-out = Vyjmout
disposal-put-back = Vrátit
disposal-taken-out = { $count ->
    [one] { $count } položka vyjmuta, zůstane.
    [few] { $count } položky vyjmuty, zůstanou.
   *[other] { $count } položek vyjmuto, zůstanou.
}
disposal-save = Uložit seznam…
disposal-save-protocol = Uložit protokol…
disposal-save-title = Uložit návrh na vymazání
# Jméno souboru, bez diakritiky a mezer.
disposal-file-name = vymazani-{ $day }.pdf
disposal-saved = Uloženo do { $file }
disposal-agree = Souhlasit s vymazáním…
disposal-agree-title = { $count ->
    [one] Vymazat { $count } položku?
    [few] Vymazat { $count } položky?
   *[other] Vymazat { $count } položek?
}
disposal-agree-act = Souhlasím, vymazat
disposal-agreed = Souhlas je zapsán, program maže.
disposal-agree-waits = Souhlas čeká na úřad. Maže se tam.
disposal-refuse = Odmítnout…
disposal-refuse-title = Odmítnout návrh?
disposal-refuse-text = Nic se nesmaže. Kdo návrh podal, uvidí důvod a může navrhnout znovu.
disposal-refuse-reason = Proč
disposal-refuse-missing = Napište, proč návrh odmítáte.
disposal-refuse-act = Odmítnout návrh
disposal-refused = Návrh je odmítnut, nic se nesmazalo.
disposal-withdraw = Vzít zpět
disposal-withdrawn = Návrh je vzat zpět, nic se nesmazalo.
disposal-leave = Nechat být

## Odmítnutí

refusal-disposal-empty = Návrh neobsahuje žádnou položku. Vyberte, co se má vymazat.
refusal-disposal-too-many = Jeden návrh má nejvýš { $most } položek. Rozdělte ho.
refusal-disposal-too-long = Text je delší než { $most } znaků. Zkraťte ho.
refusal-disposal-no-consent = Mezi položkami jsou tisky. Doplňte číslo jednací souhlasu archivu nebo skartačního protokolu.
refusal-disposal-not-due = Některá z položek po lhůtě není, nebo tu už není. Nic se nenavrhlo; načtěte přehled znovu.
refusal-disposal-held = Některé z položek mezitím něco brání. Nic se nenavrhlo; načtěte přehled znovu.
refusal-disposal-already = Některá z položek už v jiném návrhu čeká. Nic se nenavrhlo; načtěte přehled znovu.
refusal-disposal-in-person = Vymazání se navrhuje a odsouhlasuje osobně. Za jiného to zapsat nelze.
refusal-disposal-too-old = Návrh je starší než { $days } dní. Nic se nesmazalo; navrhněte vymazání znovu.
refusal-disposal-second-person = Souhlasit musí jiná osoba než ta, která navrhla. Nic se nesmazalo.
refusal-disposal-later-day = Nikdo jiný souhlasit nemůže, proto smíte i vy, ale až v jiný den. Nic se nesmazalo.
refusal-disposal-not-mayor = S vymazáním souhlasí pověřenec pro ochranu osobních údajů nebo tajemník úřadu. Nic se nesmazalo.
refusal-disposal-nothing-left = Vyjmuli jste všechno. Návrh raději odmítněte.
refusal-disposal-decided = O návrhu už je rozhodnuto. Načtěte ho znovu.
refusal-disposal-not-yours = Zpět bere návrh jen ten, kdo ho podal. Vy ho můžete odmítnout.
refusal-disposal-not-agreed = K vymazání této položky nejsou dva souhlasy. Nic se nesmazalo.

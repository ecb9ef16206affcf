### Správa údajů: jak dlouho se co uchovává, co je po lhůtě a výpis o osobě.

keeping-title = Správa údajů
keeping-open = Otevřít správu údajů
keeping-text = Jak dlouho se co uchovává, co je po lhůtě a co úřad ví o jedné osobě.
keeping-help =
    Po lhůtě je to, čí doba uchovávání skončila. U každé položky stojí, zda jí něco brání. Enter otevře tisk.
    Lhůty nastavuje pověřenec pro ochranu osobních údajů nebo tajemník úřadu. Ti také vydávají výpis o osobě a každý vydaný výpis se zapíše.
keeping-failed = Správu údajů nejde načíst
keeping-shown = Co zobrazit
keeping-show = { $which ->
    [due] Po lhůtě
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
keeping-due-note = Dokumenty evidované ve spisové službě se vyřazují skartačním řízením. Seznam říká, co mu předložit; program sám nic nemaže.
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
    [tasks] Úkoly
    [substitutions] Zastupování
    [imports] Importy
    [statements] Výpisy o osobách
    [people] Osoby a role
   *[office] Nastavení úřadu
}
keeping-class-what = { $class ->
    [decisions] Pozvánky, programy, výsledky hlasování, usnesení a dokumenty jednání.
    [papers] Tisky s přílohami, verzemi, stanovisky a finančním krytím. Lhůta z evidence má přednost.
    [comments] Komentáře k tiskům, které jsou uzavřené.
    [readings] Kdo kdy četl, co není veřejné, u uzavřených tisků.
    [tasks] Úkoly z usnesení se zprávami o plnění.
    [substitutions] Kdo koho kdy zastupoval.
    [imports] Odkud byly převzaty starší záznamy.
    [statements] O kom a na základě čeho byl výpis vydán.
    [people] Osoby, jejich role, mandáty a zařízení.
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
keeping-elsewhere-note = Data vede úřad, v tomto počítači je jen to, co vidíte vy. Výpis o osobě se vydává tam.
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
statement-read-first = Než výpis předáte, přečtěte ho podle souboru pred-vydanim.txt: texty, které osoba napsala, mohou jmenovat i jiné. Složku jen-pro-urad nevydávejte.
statement-mentions = { $count ->
    [one] Jméno osoby stojí ještě v { $count } textu. Posuďte podle souboru zminky.xlsx, zda jde o ni.
    [few] Jméno osoby stojí ještě ve { $count } textech. Posuďte podle souboru zminky.xlsx, zda jde o ni.
   *[other] Jméno osoby stojí ještě v { $count } textech. Posuďte podle souboru zminky.xlsx, zda jde o ni.
}
statement-unread = Výpis není úplný, některé záznamy jsou z novější verze programu: { $count }.

refusal-no-period = Tento druh záznamů lhůtu nemá.
refusal-period-too-long = Lhůta je nejvýš { $most } let.
refusal-request-too-long = Popis žádosti je delší než { $most } znaků. Zkraťte ho.

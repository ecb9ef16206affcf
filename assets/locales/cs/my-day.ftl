### Můj den: co čeká, nejbližší jednání, hlídač lhůt, co se změnilo.

nav-my-day = Můj den
day-help =
    Tady je všechno, co na vás čeká, seřazené podle termínu. Šipkami vyberete věc, Enter vás dovede tam, kde se udělá.
    Vpravo je nejbližší jednání, zákonné lhůty a změny od ostatních.
day-list = Co na mě čeká
day-loading = Sestavuji váš den.
day-failed = Váš den se nepodařilo sestavit.
day-empty = Nic na vás nečeká
day-inspecting = Jste tu jako kontrolor, nic vám nikdo nepředává. Tisky, jednání, usnesení a úkoly najdete v nabídce vlevo.
day-without-role = V úřadu teď nemáte žádnou roli, nic vám nikdo nepředává.
day-empty-text = Věci sem přijdou samy: tisky k posouzení, úkoly z usnesení, lhůty a jednání.
day-plan-meeting = Naplánovat jednání
# Nad dnem toho, kdo úřad nastavuje, dokud úřad nemá orgány ani druhy tisků.
day-no-bodies = Úřad zatím nemá orgány ani druhy tisků, proto v něm nejde založit tisk.
day-set-bodies = Založit orgány
# Řádek pod nadpisem, když nic nečeká.
day-nothing-waits = Nic na vás nečeká.
# Řádek pod nadpisem: kolik věcí čeká a kolik z nich dnes nebo po termínu.
day-waiting =
    { $count ->
        [one] Čeká na vás { $count } věc,
        [few] Čekají na vás { $count } věci,
       *[other] Čeká na vás { $count } věcí,
    } { $today ->
        [0] žádná z nich nespěchá.
        [one] jedna z nich spěchá.
        [few] { $today } z nich spěchají.
       *[other] { $today } z nich spěchá.
    }
# Pokračuje řádek pod nadpisem.
day-next-meeting = Nejbližší jednání je { $day } – { $body }.
day-count =
    { $count ->
        [one] { $count } věc
        [few] { $count } věci
       *[other] { $count } věcí
    }
day-hint-act = udělat krok
day-hint-preview = náhled
day-overdue =
    { $count ->
        [one] o { $count } den po termínu
        [few] o { $count } dny po termínu
       *[other] o { $count } dnů po termínu
    }

## Skupiny

day-group-late = Po termínu
day-group-today = Dnes
day-group-meeting = Do { $on } – { $number }. jednání, { $body }
day-group-until-meeting = Do nejbližšího jednání
day-group-later = Později
# Co čeká na nepřítomného a dělá zástupce; $on je poslední den.
day-group-substitute = V zastoupení: { $person } – do { $on }, potom se vrátí
day-group-substitute-open = V zastoupení: { $person } – do odvolání

## Druhý řádek věci

day-note-formal-check = Tisk { $number } · formální kontrola · předkládá { $presenter }
day-note-formal-check-again = Tisk { $number } · vráceno se změnou, kontrola začíná znovu
day-note-department-review = Tisk { $number } · čeká na schválení v odboru · zpracovatel { $drafter }
day-note-decide = Tisk { $number } · čeká na rozhodnutí starosty · předkládá { $presenter }
# $asks je, co se žádá: approve, advise, take_note.
day-note-step = Tisk { $number } · { $asks ->
        [advise] čeká na vaše vyjádření
        [take_note] jde vám na vědomí
       *[other] čeká na vaše schválení
    } · zpracovatel { $drafter }
day-note-cover = Tisk { $number } · finanční krytí čeká na potvrzení · zpracovatel { $drafter }
day-note-returned = Tisk { $number } · vráceno: { $reason }
day-note-owed = Ohlášený bod bez tisku · { $body }, jednání { $on }
day-note-draft = Tisk { $number } · koncept
day-note-draft-unnumbered = Koncept, zatím bez čísla
day-note-opinion-requested = Tisk { $number } · čeká na vaše stanovisko
day-note-opinion-overdue = Tisk { $number } · chybí stanovisko, dává { $who }, lhůta byla { $due }
day-note-body-ended = Tisk { $number } · čeká na orgán, který už není zřízen: { $who }, působil do { $due }
day-note-opinions-collected = Tisk { $number } · dodáno { $given } z { $all } stanovisek
day-note-ready = Tisk { $number } · připraven, není na pořadu · { $body }
day-note-agenda-not-sent =
    { $items ->
        [0] pořad je prázdný
        [one] { $items } bod, { $unready ->
            [0] je připraven
           *[other] není připraven
        }
       *[other] { $items ->
            [few] { $items } body
           *[other] { $items } bodů
        }, { $unready ->
            [0] všechny připraveny
            [one] { $unready } není připraven
            [few] { $unready } nejsou připraveny
           *[other] { $unready } není připraveno
        }
    }
day-note-meeting-today = { $body } · { $at } · { $place }
day-note-outcome-missing = Tisk { $number } · { $body } · jednání { $on }, výsledek ještě není zapsán
day-note-minutes-unsigned = Ověřuje { $verifier }
day-note-minutes-due = Zápis je třeba pořídit do { $due } (§ 95)
day-note-comment = Tisk { $number } · nový komentář · { $who }, { $on_day }
# $what je report (důvodová zpráva) nebo annex (příloha).
day-note-saved =
    { $what ->
        [report] Jiný program uložil důvodovou zprávu „{ $name }“, rozhodněte, zda ji převzít
       *[annex] Jiný program uložil přílohu „{ $name }“, rozhodněte, zda ji převzít
    }
day-note-task = Usnesení { $number } · odpovídá { $assignee }
day-note-task-late = Usnesení { $number } · termín byl { $due } · odpovídá { $assignee }
day-note-attention = Úkon neprošel, rozhodněte, co s ním
day-note-variant = Text mezitím změnil někdo jiný, vyberte znění
day-disposal = { $count ->
    [one] Návrh vymazat { $count } položku po lhůtě
    [few] Návrh vymazat { $count } položky po lhůtě
   *[other] Návrh vymazat { $count } položek po lhůtě
}
day-note-disposal = Návrh: { $who }. Čeká na druhou osobu
# Kdo už nemá žádnou roli, ale jeho věta otevírá soubor úřadu v tomto počítači. $on je poslední den poslední role.
day-close-profile = { $person } už v úřadu nemá žádnou roli
day-note-close-profile = Role skončila { $on } · dokud profil nezrušíte, jeho věta otevírá soubor úřadu i kopie, které se do té doby udělají
day-note-empty = { "" }

## Termín věci

day-due-late =
    { $days ->
        [one] o { $days } den po termínu
        [few] o { $days } dny po termínu
       *[other] o { $days } dnů po termínu
    }
day-due-today = dnes
day-due-today-at = dnes do { $at }
day-due-tomorrow = zítra
day-due-tomorrow-at = zítra do { $at }
day-due-on = { $on_day }

## Sloveso na tlačítku

day-act-check = Zkontrolovat
day-act-approve = Posoudit
day-act-decide = Rozhodnout
day-act-cover = Posoudit krytí
day-act-advise = Vyjádřit se
day-act-take-note = Vzít na vědomí
day-act-rework = Přepracovat
day-act-found = Založit tisk
day-act-continue = Pokračovat
day-act-submit = Předložit
day-act-give-opinion = Dát stanovisko
day-act-remind = Urgovat
day-act-pass-by = Pustit dál
day-act-other-body = Předat jinému
day-act-read-comment = Číst komentář
day-act-look = Podívat se
day-act-close-opinions = Uzavřít
day-act-schedule = Zařadit
day-act-open-agenda = Otevřít pořad
day-act-record = Zapsat výsledek
day-act-minutes = Otevřít zápis
day-act-report-task = Podat zprávu
day-act-open-task = Otevřít úkol
day-act-resolve = Rozhodnout
day-act-open = Otevřít
day-act-look-over = Posoudit návrh
day-act-close-profile = Zrušit profil
day-act-read = Číst podklady

## Nejbližší jednání

day-meeting = Nejbližší jednání
day-meeting-name = { $body } – { $number }. jednání
day-items-ready = { $ready } z { $items } bodů připraveno
day-items-rest = { $check } v kontrole, { $missing ->
        [one] { $missing } chybí
        [few] { $missing } chybějí
       *[other] { $missing } chybí
    }
day-items-none = Pořad zatím nemá žádný bod.
# Měsíc v kalendářním lístku.
day-month-short =
    { $month ->
        [1] led.
        [2] únor
        [3] břez.
        [4] dub.
        [5] květ.
        [6] čvn
        [7] čvc
        [8] srp.
        [9] září
        [10] říj.
        [11] list.
       *[12] pros.
    }

## Hlídač lhůt

deadlines-title = Hlídač lhůt
deadlines-all =
    { $count ->
        [one] { $count } lhůta
        [few] Všechny { $count }
       *[other] Všech { $count }
    }
deadlines-none = Žádná zákonná lhůta se neblíží.
deadline-certificate = Předat osvědčení o nástupu: { $person }
deadline-certificate-note = do { $on } – 15 dnů od zániku mandátu (zák. 491/2001, § 56)
deadline-constituent = Svolat ustavující zasedání zastupitelstva
deadline-constituent-note = do { $on } (§ 91 odst. 1)
deadline-notice = Vyvěsit oznámení o zasedání
deadline-notice-note = do { $on } – nejméně 7 dnů předem (§ 93 odst. 1)
deadline-minutes = Pořídit zápis ze zasedání
deadline-minutes-note = do { $on } – do 10 dnů po zasedání (§ 95 odst. 2)
deadline-papers = Uzávěrka tisků: { $body }
deadline-papers-note = do { $on } – jednání { $meeting }
deadline-posting = Zveřejnit záměr: { $title }
deadline-posting-note = do { $on } – nejméně 15 dnů před rozhodnutím (§ 39 odst. 1)
deadline-budget = Zveřejnit návrh: { $title }
deadline-budget-note = do { $on } – nejméně 15 dnů před zasedáním (zák. 250/2000, § 11)
deadline-final-account = Zveřejnit návrh závěrečného účtu { $year }
deadline-final-account-note = do { $on } – nejméně 15 dnů před zasedáním (zák. 250/2000, § 17)
deadline-contract = Zaslat smlouvu do registru: { $title }
deadline-contract-note = do { $on } – 30 dnů od uzavření (zák. 340/2015, § 5)
deadline-suspended = Pozastavené usnesení { $number }
deadline-suspended-note = předložit zastupitelstvu na nejbližším zasedání, do { $on } (§ 105 odst. 1)
deadline-assembly = Svolat zasedání zastupitelstva
deadline-assembly-note = do { $on } – nejméně jednou za 3 měsíce (§ 92 odst. 1)

## Změnilo se

changes-title = Změnilo se
changes-none = Od vaší poslední návštěvy se nic nezměnilo.
changes-program = Program
changes-paper = tisk { $number }

# Termín v pracovních dnech.
day-due-late-working =
    { $days ->
        [one] o { $days } pracovní den po termínu
        [few] o { $days } pracovní dny po termínu
       *[other] o { $days } pracovních dnů po termínu
    }
day-note-outcomes = { $number }. jednání · { $left ->
        [0] výsledky jsou zapsány, jednání uzavřete
        [one] { $left } výsledek není zapsán
        [few] { $left } výsledky nejsou zapsány
       *[other] { $left } výsledků není zapsáno
    }

## Moje nepřítomnost

absence-title = Kdo vás zastupuje
absence-title-was = Za vaší nepřítomnosti
absence-is = Do { $to } vás zastupuje { $person }.
absence-is-open = Od { $from } vás zastupuje { $person }, konec není určen.
absence-was = Zastupování od { $from } do { $to }: { $person }. Práce je zase u vás.
absence-done =
    { $count ->
        [0] V zastoupení se nic neudělalo.
        [one] V zastoupení za vás je { $count } krok.
        [few] V zastoupení za vás jsou { $count } kroky.
       *[other] V zastoupení za vás je { $count } kroků.
    }
absence-there = Co se udělalo, je v historii každého tisku; úplný záznam drží společný úřad.

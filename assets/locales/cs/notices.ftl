### Upozornění: co se říká lidem mimo program, stránka „Upozornění k odeslání“ a volba každého člověka.

## Věty upozornění. Jsou na stránce i ve zprávě; neveřejný tisk nemá $title.

notice-paper-waits = Čeká na vás tisk { $number }{ $title_given ->
    [yes] {" "}„{ $title }“
   *[no] {""}
 }{ $due_given ->
    [yes] , termín tisku { $due }
   *[no] {""}
 }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-paper-returned = Vrátil se tisk { $number }{ $title_given ->
    [yes] {" "}„{ $title }“
   *[no] {""}
 } k přepracování{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-paper-owed = Čeká se na váš ohlášený tisk: { $body }, jednání č. { $number } dne { $on }{ $due_given ->
    [yes] ; uzávěrka tisků { $due }
   *[no] {""}
 }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-cover-waits = Na vaše potvrzení čeká finanční krytí tisku { $number }{ $title_given ->
    [yes] {" "}„{ $title }“
   *[no] {""}
 }{ $due_given ->
    [yes] , termín tisku { $due }
   *[no] {""}
 }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-opinion-due = Čeká se na vaše stanovisko k tisku { $number }{ $title_given ->
    [yes] {" "}„{ $title }“
   *[no] {""}
 } do { $due }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-opinion-overdue = Stanovisko k tisku { $number }{ $title_given ->
    [yes] {" "}„{ $title }“
   *[no] {""}
 } je po termínu, čekalo se do { $due }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-body-late = Tisk { $number }{ $title_given ->
    [yes] {" "}„{ $title }“
   *[no] {""}
 } čeká na stanovisko po lhůtě: { $body }, lhůta byla do { $due }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-body-ended = Tisk { $number }{ $title_given ->
    [yes] {" "}„{ $title }“
   *[no] {""}
 } čeká na orgán, který už není zřízen: { $body }, působil do { $due }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-invitation = Pozvánka: { $body }, jednání č. { $number }, { $on }{ $time_given ->
    [yes] {" "}v { $time }
   *[no] {""}
 }{ $place_given ->
    [yes] , { $place }
   *[no] {""}
 }
notice-programme-changed = Změnil se program: { $body }, jednání č. { $number }, { $on }{ $time_given ->
    [yes] {" "}v { $time }
   *[no] {""}
 }
notice-meeting-cancelled = Jednání se nekoná: { $body }, č. { $number }, { $on }
notice-extract = Týká se vás usnesení { $number } ({ $body }, { $on }){ $title_given ->
    [yes] {" "}„{ $title }“
   *[no] {""}
 }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
# Rozhodnutí starosty v působnosti rady.
notice-decision = Týká se vás rozhodnutí { $number } ({ $body }, { $on }){ $title_given ->
    [yes] {" "}„{ $title }“
   *[no] {""}
 }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-task-due = Úkol z usnesení { $number } ({ $body }) má termín { $due }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-task-overdue = Úkol z usnesení { $number } ({ $body }) je po termínu, měl být splněn do { $due }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-disposal-waits = Na vaše posouzení čeká návrh na vymazání, platí do { $due }{ $absent_given ->
    [yes] {" "}(zastupujete: { $absent })
   *[no] {""}
 }
notice-test = Zkušební zpráva: upozornění z Oběžníku k vám dojdou.

## Předměty zpráv. Nikdy v nich není název tisku.

notice-subject-paper-waits = Čeká na vás tisk { $number }
notice-subject-paper-returned = Vrátil se tisk { $number }
notice-subject-paper-owed = Ohlášený tisk: { $body }, { $on }
notice-subject-cover-waits = Finanční krytí tisku { $number } čeká na potvrzení
notice-subject-opinion-due = Stanovisko k tisku { $number } do { $due }
notice-subject-opinion-overdue = Stanovisko k tisku { $number } je po termínu
notice-subject-body-late = Stanovisko orgánu k tisku { $number } je po lhůtě
notice-subject-body-ended = Tisk { $number } čeká na orgán, který už není zřízen
notice-subject-invitation = Pozvánka na jednání: { $body }, { $on }
notice-subject-programme-changed = Změna programu: { $body }, { $on }
notice-subject-meeting-cancelled = Jednání se nekoná: { $body }, { $on }
notice-subject-extract = Týká se vás usnesení { $number }
notice-subject-decision = Týká se vás rozhodnutí { $number }
notice-subject-task-due = Úkol z usnesení { $number } má termín { $due }
notice-subject-task-overdue = Úkol z usnesení { $number } je po termínu
notice-subject-disposal-waits = Návrh na vymazání čeká na posouzení
notice-subject-test = Zkušební zpráva
notice-subject-many = { $count ->
    [one] { $count } upozornění
    [few] { $count } upozornění
    [many] { $count } upozornění
   *[other] { $count } upozornění
 }

## Text zprávy kolem vět.

notice-mail-greeting = Dobrý den,
# $count je počet vět, které následují.
notice-mail-lead = { $count ->
    [one] v Oběžníku máte { $count } upozornění:
    [few] v Oběžníku máte { $count } upozornění:
    [many] v Oběžníku máte { $count } upozornění:
   *[other] v Oběžníku máte { $count } upozornění:
 }
notice-mail-open = { $link_given ->
    [yes] Podrobnosti uvidíte v programu Oběžník nebo na { $link }.
   *[no] Podrobnosti uvidíte v programu Oběžník.
 }
notice-mail-signature = { $name }
notice-mail-automatic = Zprávu poslal program, neodpovídejte na ni. Kdy a o čem vám má psát, si vyberete v Oběžníku: Nastavení, Upozornění.

## Stránka „Upozornění k odeslání“, kde žádný server neposílá.

nav-notices = Upozornění k odeslání
notices-text = Co se má lidem říct e-mailem. Zprávy připravíte sem na disk a odešlete je ze svého poštovního programu.
notices-help = Vyberte, komu zprávy připravit, a zvolte složku. Každá zpráva je soubor, který se otevře v poštovním programu k odeslání. Co už je připravené, se podruhé nenabízí. Z neveřejného tisku je ve zprávě jen jeho číslo.
notices-failed = Upozornění se nepodařilo načíst
# $count je počet lidí.
notices-due = { $count ->
    [0] Nikomu nic
    [one] Pro { $count } člověka
    [few] Pro { $count } lidi
    [many] Pro { $count } lidí
   *[other] Pro { $count } lidí
 }
notices-empty = Všichni o všem vědí
notices-empty-text = Upozornění přibude, až bude na někoho čekat tisk, stanovisko, úkol nebo až svoláte jednání.
notices-add-email = Doplnit adresu
notices-no-email = bez e-mailové adresy
# $count je počet lidí.
notices-silent = { $count ->
    [one] { $count } člověk si upozornění nepřeje.
    [few] { $count } lidé si upozornění nepřejí.
    [many] { $count } lidí si upozornění nepřeje.
   *[other] { $count } lidí si upozornění nepřeje.
 }
notices-are-sent = Upozornění posílá server vašeho úřadu, jakmile na něm správce nastaví poštu. Tady není co připravovat.
notices-not-yours = Zprávy připravuje organizační oddělení nebo tajemník.
notices-prepare = Připravit zprávy
notices-prepared = Připravené zprávy
notices-prepared-count = { $count ->
    [one] { $count } upozornění
    [few] { $count } upozornění
    [many] { $count } upozornění
   *[other] { $count } upozornění
 }

## Dialog přípravy zpráv.

notices-prepare-title = { $count ->
    [one] Připravit { $count } zprávu?
    [few] Připravit { $count } zprávy?
    [many] Připravit { $count } zpráv?
   *[other] Připravit { $count } zpráv?
 }
notices-prepare-next = Každý dostane jednu zprávu se vším, co pro něj čeká. Zprávy odešlete sami ze svého poštovního programu; co je připravené, se znovu nenabídne.
notices-prepare-act = Připravit
notices-cancel = Ještě ne
notices-close = Zavřít
notices-folder = Složka pro zprávy
notices-folder-hint = Celá cesta ke složce v tomto počítači.
notices-written = { $count ->
    [0] Nepřipravila se žádná zpráva
    [one] Připravena { $count } zpráva
    [few] Připraveny { $count } zprávy
    [many] Připraveno { $count } zpráv
   *[other] Připraveno { $count } zpráv
 }
notices-written-where = Leží ve složce { $folder }. Otevřete je a odešlete.
notices-left-out = { $count ->
    [one] { $count } člověk zprávu nemá
    [few] { $count } lidé zprávu nemají
    [many] { $count } lidí zprávu nemá
   *[other] { $count } lidí zprávu nemá
 }
notices-no-address = chybí e-mailová adresa, doplňte ji v Nastavení, Lidé
notices-not-wanted = upozornění si nepřeje
notices-told-already = už je zpráva připravená
notices-no-folder = Složka { $folder } tu není. Zkontrolujte cestu, nebo vyberte jinou složku.
notices-in-store = Složka { $folder } patří programu. Vyberte jinou.
notices-not-written = Do složky { $folder } se nedá zapisovat. Nepřipravené zprávy se nabídnou znovu.
notices-no-sender = Nemáte vyplněnou svou e-mailovou adresu, zprávy by neměly odesílatele. Doplňte ji v Nastavení, Lidé.
notices-address-unfit = E-mailová adresa není platná. Opravte ji v Nastavení, Lidé.

## Nastavení, Upozornění: jak chce být člověk upozorňován.

settings-notices = Upozornění
notices-choice-lead = Vyberte, o čem chcete dostávat e-mail. Zprávy připravuje organizační oddělení.
notices-choice-lead-sent = Vyberte, kdy a o čem vám má úřad psát e-mail.
notices-choice-email = Zprávy chodí na { $email }.
notices-choice-no-email = Nemáte vyplněnou e-mailovou adresu, zprávy vám nechodí. Doplní ji správce v Nastavení, Lidé.
notices-when = Kdy upozornění chodí
notices-way = { $way ->
    [at_once] Hned
    [daily] Jednou denně
    [never] Nikdy
   *[other] Jinak
 }
notices-hour = V kolik hodin
notices-hour-of = { $hour }.00
notices-about = O čem
notices-kind = { $kind ->
    [paper_waits] Čeká na mě tisk
    [paper_returned] Vrátil se mi tisk
    [paper_owed] Mám předložit ohlášený tisk
    [cover_waits] Mám potvrdit finanční krytí tisku
    [opinion_due] Mám dát stanovisko
    [opinion_overdue] Stanovisko je po termínu
    [body_late] Orgán má tisk po lhůtě
    [body_ended] Tisk čeká na orgán, který už není zřízen
    [invitation] Pozvánka na jednání
    [programme_changed] Změna programu jednání
    [meeting_cancelled] Jednání se nekoná
    [extract] Usnesení, které se mě týká
    [task_due] Blíží se termín úkolu
    [task_overdue] Úkol je po termínu
    [disposal_waits] Mám posoudit návrh na vymazání
   *[other] Ostatní
 }
notices-choice-save = Uložit upozornění
notices-choice-saved = Volba upozornění je uložená.

## Nastavení, Upozornění: co se serveru úřadu nepodařilo odeslat. Vidí správce a organizační oddělení.

mail-title = Odesílání upozornění
mail-failed-load = Stav odesílání se nepodařilo zjistit
# Kde a kolik. $host je poštovní server.
mail-lead = Upozornění odcházejí přes { $host }.
mail-none = Server úřadu nemá nastavenou poštu, upozornění neodcházejí. Co nastavit, ví správce serveru; nic se neztratí, pošle se to, co ještě platí.
# Kolik zpráv čeká a kolik odešlo.
mail-counts = Čeká { $waiting }, odešlo { $sent }
mail-all-went = Všechno odešlo
mail-all-went-text = Zprávy, které se nepodaří odeslat, se ukážou tady i s důvodem.
mail-failed = Neodešlo
mail-delayed = Odloženo, zkusí se samo
mail-without-address = Lidé bez e-mailové adresy, kterým je co říct
mail-add-address = Doplnit adresu
# Odpověď poštovního serveru číslem.
mail-answer = odpověď { $answer }
mail-tried = { $count ->
    [one] { $count } pokus
    [few] { $count } pokusy
    [many] { $count } pokusu
   *[other] { $count } pokusů
 }
mail-next = znovu { $when }
mail-retry = Zkusit znovu
mail-retried = { $count ->
    [0] Není co zkoušet.
    [one] Do minuty se znovu zkusí { $count } zpráva.
    [few] Do minuty se znovu zkusí { $count } zprávy.
    [many] Do minuty se znovu zkusí { $count } zprávy.
   *[other] Do minuty se znovu zkusí { $count } zpráv.
 }
mail-not-yours = Odesílání upozornění spravuje správce nebo organizační oddělení.
mail-works-alone = Tento počítač pracuje sám, upozornění za něj neposílá žádný server.
mail-why-refused = Poštovní server odmítl příjemce. Zkontrolujte jeho adresu v Nastavení, Lidé, a zkuste to znovu.
mail-why-busy = Poštovní server příjemce teď zprávy nepřijímá. Zkusí se to znovu samo.
mail-why-account = Poštovní server nepustil účet úřadu. Správce serveru musí opravit jméno nebo heslo.
mail-why-tls = Poštovní server se prokázal certifikátem, kterému se nedá věřit. Zprávu ani heslo jsme mu neposlali. Řekněte to správci serveru.
mail-why-no-tls = Poštovní server nenabídl šifrované spojení. Zprávu ani heslo jsme mu neposlali. Řekněte to správci serveru.
mail-why-slow = Poštovní server odpovídal příliš dlouho. Zkusí se to znovu samo.
mail-why-answer = Poštovní server odpověděl nesrozumitelně. Zkusí se to znovu samo.
mail-why-away = Poštovní server neodpovídá. Zkusí se to znovu samo.
mail-why-address = E-mailová adresa není platná. Opravte ji v Nastavení, Lidé, a zkuste to znovu.
mail-why-no-address = Chybí e-mailová adresa. Doplňte ji v Nastavení, Lidé, a zkuste to znovu.
mail-why-other = Zprávu se nepodařilo odeslat. Důvod tento program nezná, novější ano.

### Tisky: seznam, založení, jeden tisk, jeho úkony, kontrola, stanoviska a historie.

nav-papers = Tisky
papers-help =
    Seznam všech tisků. Sloupce vyberete ikonou vpravo nad seznamem, pořadí klepnutím na hlavičku. Nastavený filtr si pojmenujete pod ikonou trychtýře, pamatuje se jen vám.
    Enter otevře tisk, Ctrl+N založí nový, Ctrl+Shift+Enter otevře tisk v novém okně. Víc řádků vyberete se Shiftem nebo Ctrl. Ctrl+C je zkopíruje do tabulky, Ctrl+P vytiskne celý seznam nebo vybrané řádky.
paper-help =
    Jeden tisk: cesta nahoře, vlevo text a přílohy, vpravo kontrola, stanoviska, komentáře a historie.
    Ctrl+↑ a Ctrl+↓ procházejí seznamem, Ctrl+Enter udělá hlavní krok. Co píšete, se průběžně ukládá.
    Komentář k určitým slovům: označte je v textu a zvolte Komentář k označenému textu. Mezi částmi okna přechází F6.

## Seznam

papers-text = Tisky, které procházejí úřadem a orgány obce.
papers-new = Nový tisk
papers-merge =
    { $count ->
        [one] Sloučit { $count } tisk
        [few] Sloučit { $count } tisky
       *[other] Sloučit { $count } tisků
    }
papers-merge-most = Najednou lze sloučit nejvýš 5 tisků.
papers-back = Zpět na seznam
papers-no-number = bez čísla
papers-col-number = Tisk
papers-col-title = Název
papers-col-state = Stav
papers-col-presenter = Předkládá
papers-col-department = Odbor
papers-col-type = Druh
papers-col-next = Čeká na orgán
papers-col-due = Termín
papers-col-version = Verze
papers-col-created = Založeno
papers-empty = Zatím tu není žádný tisk
papers-empty-text = Založte první, nebo načtěte historii obce.
papers-empty-read = Tisky, které smíte vidět, se objeví v tomto seznamu.
papers-none-found = Filtru neodpovídá žádný tisk
papers-none-found-text = Uberte podmínku, nebo zobrazte všechny tisky.
papers-filter-text = Hledat
papers-filter-text-hint = Číslo nebo slova názvu
papers-filter-state = Stav
papers-filter-body = Orgán
papers-filter-department = Odbor
papers-filter-year = Rok
papers-filter-mine = Jen moje
papers-all-states = všechny stavy
papers-all-bodies = všechny orgány
papers-all-departments = všechny odbory
papers-all-years = všechny
papers-filter-clear = Zobrazit všechny tisky
papers-hint-open = otevřít
papers-hint-choose = vybrat více
papers-hint-copy = kopírovat do tabulky
papers-hint-find = hledat

## Nový tisk a jeho údaje

papers-new-title = Založit nový tisk
papers-new-confirm = Založit tisk
papers-new-next = Tisk dostane číslo a otevře se. Návrh usnesení, důvodovou zprávu a přílohy doplníte v něm.
paper-type = Druh tisku
paper-type-choose = Vyberte druh
paper-type-hint = Určuje cestu tisku orgány.
paper-type-missing = Vyberte druh tisku, podle něj se určí cesta.
paper-competence = Působnost
paper-competence-hint = Ustanovení, podle něhož orgán rozhoduje, třeba § 85 písm. a).
paper-title = Název
paper-title-hint = Stručně a věcně, bude i na pořadu.
paper-title-missing = Napište název tisku.
paper-presenter = Předkládá
paper-presenter-missing = Vyberte, kdo tisk předkládá.
paper-drafter = Zpracovává
paper-department = Odbor
paper-department-none = bez odboru
paper-due = Termín
paper-due-hint = Do kdy má být rozhodnuto.
paper-confidentiality = Kdo tisk vidí
paper-named = Vyjmenované osoby
paper-named-missing = Vyberte aspoň jednu osobu.
paper-posted = Zveřejnění záměru
paper-posted-days = od { $from } do { $to }
paper-co-presenters = Spolupředkládá
paper-posted-hint = Prodej, směna, nájem nebo dar nemovitosti: záměr visí aspoň 15 dnů před rozhodnutím (§ 39 odst. 1), jinak je rozhodnutí neplatné.
paper-posted-from = Vyvěšeno
paper-posted-to = Sejmuto
paper-posted-wrong = Sejmout lze až po vyvěšení. Doplňte den vyvěšení nebo opravte den sejmutí.
paper-price-reason = Proč je cena nižší než obvyklá
paper-price-reason-hint = Jen když nižší je; bez odůvodnění by bylo rozhodnutí neplatné (§ 39 odst. 2).
paper-note = Poznámka
paper-note-hint = Pro hledání, v dokumentech se netiskne.
paper-facts-partly = Text a osoby jsou od předložení zamčené. Doplnit lze termín, vyvěšení, cenu a poznámku.
paper-facts = Údaje o tisku
paper-facts-edit = Upravit údaje
paper-facts-save = Uložit údaje
paper-facts-close = Zavřít
paper-facts-locked = Údaje jsou od předložení zamčené. Změnit je lze po vrácení tisku.
people-picker-hint = Pište jméno nebo odbor a vybírejte po jednom.
people-chosen = Vybráno
people-remove = Odebrat: { $name }

## Jeden tisk

paper = Tisk
paper-failed = Tisk nelze zobrazit
paper-loading = Otevírám tisk.
paper-text = Text tisku
paper-parts = Části tisku
paper-route = Cesta tisku
paper-previous = Předchozí (Ctrl+↑)
paper-next = Další (Ctrl+↓)
paper-more = Další úkony
paper-cover-sheet = Vytvořit košilku tisku
paper-cover-sheet-word = Košilka tisku ve Wordu
paper-presented-by = Předkládá { $name }
paper-version = verze { $version }
paper-due-on = termín { $day }
paper-in-place = V zastoupení: { $person }.
paper-in-place-text = Kroky, které tu uděláte, nesou vaše jméno i jméno nepřítomného.
paper-returned-because = Vráceno k přepracování:
paper-variants =
    { $count ->
        [one] { $count } text má dvě znění.
        [few] { $count } texty mají dvě znění.
       *[other] { $count } textů má dvě znění.
    }
paper-variants-text = Vyberte jedno v oddílu Vyžaduje pozornost, nic z nich se neztratilo.
paper-became-variant = Text mezitím změnil někdo jiný. Obě znění jsou uložena, vyberte jedno v oddílu Vyžaduje pozornost.
paper-locked = zamčeno od předložení
paper-tab-resolution = Návrh usnesení
paper-tab-report = Důvodová zpráva
paper-tab-versions = Verze
paper-tab-relations = Souvislosti
clauses-none = Návrh usnesení zatím není napsán.
clauses-nested = Body nižší úrovně zůstanou, jak jsou. Celé znění:
report-none = Důvodová zpráva zatím není napsána.
report-hint = Popište, o čem se rozhoduje, proč a kolik to stojí. Odstavce oddělte prázdným řádkem.
report-open = Otevřít ve Wordu
report-open-read = Otevřít ke čtení
report-to-word = Převést do Wordu
report-to-word-next = Z textu vznikne dokument a bude důvodovou zprávou. Text zůstane ve verzích.
report-to-text = Převést do textu
report-to-text-ask = Převést důvodovou zprávu do textu?
report-to-text-next = Slova zůstanou, obrázky, tabulky a vzhled ne. Dokument zůstane ve verzích tisku.
report-is-file = Důvodová zpráva je teď dokument. Text, ze kterého vznikl, je ve verzích.
report-is-text = Důvodová zpráva je teď text. Dokument je ve verzích.
# Pod názvem souboru s důvodovou zprávou.
report-file-about = verze { $version } · { $size } · { $who } · { $when }
report-words = Text z dokumentu bez vzhledu a obrázků. Platí dokument.
report-words-cut = Text je dlouhý, zobrazili jsme jeho začátek. Celý je v dokumentu.
report-words-waiting = Text dokumentu se čte.
report-words-none = V dokumentu není žádný text. Otevřete ho.
report-unsent = Důvodová zpráva je mezitím dokument. Tento rozepsaný text ({ $when }) se do tisku neuložil; co z něj potřebujete, zkopírujte.
report-offered = Důvodovou zprávu jste uložili v jiném programu. Nové znění čeká, až ho převezmete.
report-offered-look = Podívat se
report-open-elsewhere = Dokument „{ $name }“ je právě otevřený v jiném programu. Nic se nezměnilo. Uložte ho a zavřete, převezměte jeho nové znění a zkuste to znovu.
report-unread-empty = V dokumentu „{ $name }“ není žádný text. Nic se nezměnilo, důvodovou zprávou zůstává dokument.
report-unread-large = Dokument „{ $name }“ má na text příliš mnoho slov. Nic se nezměnilo, důvodovou zprávou zůstává dokument.
report-unread-locked = Dokument „{ $name }“ je chráněn heslem. Nic se nezměnilo; uložte ho bez hesla a zkuste to znovu.
report-unread-now = Dokument „{ $name }“ se teď nepodařilo přečíst. Nic se nezměnilo; zkuste to znovu za chvíli.
report-unread-broken = Dokument „{ $name }“ se nepodařilo přečíst, může být poškozený. Nic se nezměnilo; otevřete ho a uložte znovu.
draft-offered = Rozepsaný text ({ $when }) se ještě neuložil do tisku.
draft-take = Pokračovat v něm
draft-drop = Zahodit
draft-again = Uložit znovu
draft-kept = Rozepsaný text zůstává v tomto počítači.
draft-late = Tisk už nejde upravit. Tento rozepsaný text ({ $when }) se do něj neuložil; co z něj potřebujete, zkopírujte.
task-check = Kontrola
task-carries-out = Provede
task-informed = Na vědomí

## Verze a porovnání

versions-none = Zatím není žádná verze. První vznikne předložením tisku.
versions-back = Zpět na seznam verzí
version-number = Verze { $number }
version-present = současné znění
version-older = Starší znění
version-newer = Novější znění
version-choose = Vyberte verzi
version-hash = Otisk textu a příloh
version-report-file = Důvodová zpráva: { $name }
version-report-hash = Otisk dokumentu: { $hash }
version-label = Označení verze
version-label-hint = Třeba „po připomínkách právníka". Lze nechat prázdné.
compare-failed = Verze nelze porovnat
compared-title = Název
compared-report = Důvodová zpráva
compared-resolution = Návrh usnesení
compared-attachments = Přílohy

## Souvislosti

relations-none = Tisk zatím s ničím nesouvisí. Usnesení a úkoly se tu objeví samy.
relations-resolutions = Usnesení
relations-papers = Tisky
relation-split-from = vznikl rozdělením tisku
relation-split-into = rozdělen do tisku
relation-merged-from = sloučen z tisku
relation-merged-into = sloučen do tisku
relation-continues = navazuje na tisk

## Přílohy

attachments-title = Přílohy
attachments-add = Přidat
attachments-hidden = nová příloha je neveřejná
attachments-none = Bez příloh.
attachments-none-hint = Zatím bez příloh. Přetáhněte sem soubory, vložte je Ctrl+V nebo klepněte na Přidat.
attachments-sending = { $name } – { $sent } z { $total }
attachments-failed = Příloha { $name } se nepřipojila.
# Příloha se nepřipojila, když už byla na obrazovce jiná věc. $title je tisk, $why důvod.
attachments-failed-elsewhere = Příloha { $name } se k tisku „{ $title }“ nepřipojila. { $why }
attachments-put-away = Skrýt
attachment-hidden = neveřejná
attachment-version = verze { $version }
attachment-more = Další s přílohou { $name }
attachment-close = Označit jako neveřejnou
attachment-close-ask = Označit přílohu { $name } jako neveřejnou?
attachment-close-who = Uvidí ji jen zpracovatel, předkladatelé, vedoucí odboru, tajemník a organizační oddělení.
attachment-close-who-department = Uvidí ji jen zpracovatel, předkladatelé, { $department }, tajemník a organizační oddělení.
attachment-close-next = Ostatním zmizí i se staršími verzemi, v jejich počítačích po nejbližším spojení s úřadem. Kdo si ji uložil nebo vytiskl, tomu zůstane.
attachment-close-do = Označit jako neveřejnou
attachment-close-not = Nechat
attachment-close-done = Příloha { $name } je neveřejná.
attachment-disclose = Zrušit neveřejnost
attachment-disclose-ask = Zpřístupnit přílohu { $name } všem, kdo vidí tisk?
attachment-disclose-who = Přístup k tisku: { $access }.
attachment-disclose-next = Starší verze přílohy zůstanou neveřejné.
attachment-disclose-do = Zpřístupnit
attachment-disclose-not = Nechat neveřejnou
attachment-disclose-done = Přílohu { $name } teď vidí každý, kdo vidí tisk.
attachment-mark = Označit, že nejde otevřít
attachment-mark-done = U přílohy { $name } je zapsáno, že nejde otevřít.
attachment-unmark = Přílohu jde otevřít
attachment-unmark-done = U přílohy { $name } je zapsáno, že ji jde otevřít.
attachment-remove = Odebrat
attachment-remove-ask = Odebrat přílohu { $name }?
attachment-remove-do = Odebrat
attachment-remove-not = Nechat
attachment-remove-next = V dosavadních verzích tisku zůstane.
attachment-unreadable = nelze otevřít
attachment-encrypted = chráněna heslem
attachment-false-extension = přípona neodpovídá obsahu

## Formální kontrola

checks-title = Formální kontrola
checks-by-program = { $count } z { $total } ověřil program
check-judge = Posoudit
check-verdict = Jak to je
check-in-order = V pořádku
check-not-in-order = Není v pořádku
check-note = Poznámka
check-note-needed = Program našel opak, napište, proč je to v pořádku.
check-state-passed-by-program = v pořádku, ověřil program
check-state-passed-by-person = v pořádku, ověřil člověk
check-state-failed = není v pořádku
check-state-open = zatím neposouzeno
# Co kontrola ověřuje; nález má vlastní větu.
check-item-competence = Rozhoduje příslušný orgán
check-item-posting = Záměr nebo návrh rozpočtu je zveřejněn, nebo není třeba
check-item-annexes = Přílohy lze otevřít, žádná není prázdná
check-item-resolution = Návrh usnesení je úplný
check-item-cover = Finanční krytí potvrdil ekonom
check-item-personal-data = Texty a přílohy bez osobních údajů navíc

## Stanoviska

opinions-title = Stanoviska
opinions-given = { $count } ze { $total }
opinions-none = O stanovisko zatím nikdo nežádal.
opinions-whom = Koho žádáte
opinions-mandatory = Bez koho tisk nepůjde dál
opinions-due = Do kdy
opinion-stance = Stanovisko
opinion-text = Odůvodnění
opinion-text-needed = U podmínky a nesouhlasu napište důvod.
opinion-to-version = K verzi { $version }.
opinion-due = do { $day }
opinion-due-mandatory = do { $day }, bez něj tisk nepůjde dál
opinion-settled = vypořádáno
opinion-settled-how = Jak je vypořádáno
opinion-write-down = Zapsat stanovisko
opinion-give-in-place = Dát stanovisko v zastoupení
opinion-given-in-place = v zastoupení { $person }
opinion-state-requested = čeká
opinion-state-given = dáno
opinion-state-overdue = po termínu
opinion-state-waived = nevyžaduje se
stance-agree = souhlasí
stance-with-condition = s podmínkou
stance-disagree = nesouhlasí
stance-no-objection = bez připomínek

## Komentáře

comments-title = Komentáře
comments-none = Zatím bez komentáře. Co napíšete, uvidí každý, kdo vidí tisk.
comments-none-closed = Zatím bez komentáře.
comments-count =
    { $count ->
        [one] { $count } komentář
        [few] { $count } komentáře
       *[other] { $count } komentářů
    }
comments-all =
    { $count ->
        [one] Zobrazit ještě { $count } starší
        [few] Zobrazit ještě { $count } starší
       *[other] Zobrazit ještě { $count } starších
    }
comment-write = Napsat komentář
comment-write-marked = Komentář k označenému textu
comment-go-on = Pokračovat v komentáři
comment-marked = Označeno: „{ $text }“
comment-text = Komentář
comment-answer-text = Odpověď
comment-answering = Odpovídáte na komentář: { $name }, { $when }
comment-answering-gone = Odpovídáte na komentář, který tu už není.
comment-not-answer = Přidat jako nový komentář
comment-seen-by = Uvidí ho každý, kdo vidí tisk. Přidaný komentář už nejde upravit.
comment-quote = Týká se slov
comment-quote-drop = Netýká se jen těchto slov
comment-add = Přidat komentář
comment-answer-add = Přidat odpověď
comment-put-away = Zavřít
comment-drop = Zahodit
comment-answer = Odpovědět
comment-answer-to = Odpovědět na komentář: { $name }, { $when }
comment-to-version = k verzi { $version }
comment-before-version = k textu před první verzí
comment-answer-to-gone = odpověď na komentář, který autor vzal zpět
comment-for-another = Zapsat za někoho jiného
comment-failed = Komentář se nepřidal.

## Projednání

consultations-title = Projednání v orgánech
consultation-state-waiting = čeká na řadu
consultation-state-ready = lze zařadit
consultation-state-scheduled = na pořadu
consultation-state-adopted = přijato
consultation-state-recommended = doporučeno
consultation-state-not-recommended = nedoporučeno
consultation-state-not-adopted = nepřijato
consultation-state-without-opinion = bez stanoviska
consultation-state-discussed-only = projednáno
consultation-state-postponed = odloženo
consultation-state-withdrawn = staženo
consultation-state-referred = předáno zastupitelstvu
# Co z projednání vzešlo; votes je zápis hlasů, třeba 5–0–1.
consultation-adopted = přijato { $votes }
consultation-recommended = doporučuje { $votes }
consultation-not-recommended = nedoporučuje { $votes }
consultation-not-adopted = nepřijato { $votes }
consultation-without-opinion = { $cause ->
        [no_quorum] bez stanoviska, jednání nebylo usnášeníschopné
        [date_passed] bez stanoviska, lhůta uplynula
        [not_reached] bez stanoviska, na bod nedošlo
       *[other] bez stanoviska
    }
consultation-discussed-only = projednáno bez hlasování
consultation-postponed = { $until_given ->
        [no] odloženo
       *[yes] odloženo do { $until }
    }
consultation-withdrawn = staženo z projednání
consultation-decided = rozhodnuto v působnosti starosty
consultation-referred = předáno zastupitelstvu
# Co má orgán na cestě udělat.
role-in-route-opinion = dá stanovisko
role-in-route-recommends = má doporučit
role-in-route-decides = rozhoduje

## Cesta

route-stop-drafting = Zpracování
route-stop-department-review = Vedoucí odboru
route-stop-opinions = Stanoviska
route-stop-formal-check = Formální kontrola
route-stop-approve = Schválení
route-stop-advise = Vyjádření
route-stop-take-note = Na vědomí
# Proč je na řadě někdo jiný, než říká cesta.
route-step-left = v zastoupení, určená osoba tu už nepůsobí
route-step-unseen = v zastoupení, určená osoba smí vidět jen méně důvěrné tisky
route-step-nobody = v zastoupení, určená role nebo místo vedoucího nejsou obsazené
route-step-skipped = přeskočeno: { $words }
route-step-lapsed = lhůta uplynula, tisk šel dál
# $for je, za koho to udělal; prázdné, když sám za sebe.
route-step-said = { $for_given ->
        [no] { $words }
       *[yes] { $words_given ->
            [no] za: { $for }
           *[yes] za: { $for }, { $words }
        }
    }
route-stop-consultation = Projednání
route-stop-tasks = Úkoly
route-stop-unknown = Další krok
route-until = do { $day }
route-opinions = { $given } z { $all }
route-tasks = { $open ->
        [0] splněno vše
       *[other] zbývá { $open } z { $all }
    }
route-returned-because = vráceno: { $reason }

## Stavy tisku

paper-state-draft = koncept
paper-state-commenting = v připomínkách
paper-state-department-review = ke schválení v odboru
paper-state-at-step = u kroku úřadu
paper-state-returned = vrácen
paper-state-formal-check = formální kontrola
paper-state-ready = připraven
paper-state-in-bodies = v orgánech
paper-state-closed = uzavřen
paper-state-withdrawn = stažen
paper-state-replaced = nahrazen
# Seznam tisků v tomto stavu, drobečková navigace.
paper-list-draft = Koncepty
paper-list-commenting = V připomínkách
paper-list-department-review = Ke schválení v odboru
paper-list-at-step = U kroků úřadu
paper-list-returned = Vrácené
paper-list-formal-check = K formální kontrole
paper-list-ready = Připravené
paper-list-in-bodies = V orgánech
paper-list-closed = Uzavřené
paper-list-withdrawn = Stažené
paper-list-replaced = Nahrazené
confidentiality-public = Veřejný
# Tisk je veřejný, ale některé přílohy ne.
confidentiality-public-but =
    { $count ->
        [one] Veřejný, příloha { $numbers } neveřejná
        [few] Veřejný, přílohy { $numbers } neveřejné
       *[other] Veřejný, přílohy { $numbers } neveřejné
    }
confidentiality-all-bodies = Jen členové orgánů
confidentiality-body = Jen projednávající orgány
confidentiality-named = Jen vyjmenovaní
confidentiality-secretariat = Jen tajemník a zpracovatel
confidentiality-hint-public = V úřadě a orgánech ho vidí každý; po projednání může jít ven v anonymizované podobě.
confidentiality-hint-all-bodies = Uvidí ho členové všech orgánů obce.
confidentiality-hint-body = Uvidí ho jen členové orgánů, které ho projednávají.
confidentiality-hint-named = Uvidí ho jen osoby, které vyjmenujete.
confidentiality-hint-secretariat = Uvidí ho jen tajemník, zpracovatel a předkladatel.

## Úkony: sloveso na tlačítku

act-do = Provést
act-cancel = Zrušit
act-in-place = Rozhodujete v zastoupení: { $person }. V záznamu budou obě jména.
act-reason = Důvod
act-until = Na kdy
# Úkon se neprovedl, protože úřad nevzal text téhož tisku; za tím stojí, proč ho nevzal.
act-text-not-taken = Rozepsaný text tisku se neuložil, proto se nic neprovedlo.
act-text-not-taken-next = Najdete ho u textu tisku. Uložte ho znovu, nebo ho zahoďte.
act-circulation-submit-to-head = Předložit tisk
act-circulation-request-opinions = Vyžádat stanoviska
act-circulation-remind-opinion = Urgovat
act-circulation-give-opinion = Dát stanovisko
act-circulation-waive-opinion = Netrvat na něm
act-circulation-settle-opinion = Vypořádat
act-circulation-close-opinions = Uzavřít připomínky
act-circulation-head-approve = Schválit za odbor
act-circulation-head-return = Vrátit s důvodem
act-circulation-approve-step = Schválit
act-circulation-advise-step = Vyjádřit se
act-circulation-note-step = Vzít na vědomí
act-circulation-return-step = Vrátit s důvodem
act-circulation-skip-step = Přeskočit krok
act-circulation-pass-without-opinion = { $which ->
        [known] Pokračovat bez stanoviska: { $body }
       *[unknown] Pokračovat bez stanoviska
    }
act-circulation-change-body = Předat jinému orgánu
act-circulation-rework = Přepracovat
act-circulation-run-formal-check = Zkontrolovat znovu
act-circulation-tick-check-item = Zapsat posouzení
act-circulation-pass-formal-check = Potvrdit kontrolu
act-circulation-fail-formal-check = Vrátit s důvodem
act-circulation-make-version = Uložit verzi
act-circulation-schedule = Zařadit na pořad
act-circulation-unschedule = Stáhnout z pořadu
act-circulation-postpone = Odložit
act-circulation-split-paper = Rozdělit tisk
act-circulation-merge-papers = Sloučit tisky
act-circulation-withdraw-paper = Stáhnout tisk
act-circulation-decide-as-mayor = Rozhodnout
act-circulation-leave-undecided = Nerozhodovat

## Úkony: otázka v dialogu a co bude dál

ask-act = Provést úkon s tiskem { $title }?
ask-circulation-submit-to-head = Předložit tisk { $title }?
next-circulation-submit-to-head = Text se zamkne, vznikne jeho verze a tisk půjde svou cestou.
ask-circulation-request-opinions = Koho požádat o stanovisko k tisku { $title }?
next-circulation-request-opinions = Žádost uvidí ve svém dni. Povinná stanoviska tisk zdrží, dokud nejsou dána nebo uzavřena.
ask-circulation-give-opinion = Jaké je stanovisko k tisku { $title }?
ask-circulation-waive-opinion = Netrvat na stanovisku k tisku { $title }?
ask-circulation-settle-opinion = Jak je stanovisko k tisku { $title } vypořádáno?
ask-circulation-close-opinions = Uzavřít připomínky k tisku { $title }?
next-circulation-close-opinions = Tisk se vrátí zpracovateli k předložení. Chybí-li povinné stanovisko, napište proč.
ask-circulation-head-approve = Schválit tisk { $title } za odbor?
next-circulation-head-approve = Tisk půjde dál svou cestou.
ask-circulation-head-return = Vrátit tisk { $title } k přepracování?
next-circulation-head-return = Důvod uvidí zpracovatel i historie tisku.
ask-circulation-approve-step = Schválit tisk { $title }?
next-circulation-approve-step = Tisk půjde dál svou cestou. Co napíšete, zůstane u tohoto kroku.
ask-circulation-advise-step = Jaké je vyjádření k tisku { $title }?
next-circulation-advise-step = Tisk půjde dál, ať napíšete cokoli. Vyjádření zůstane u tohoto kroku.
ask-circulation-note-step = Vzít tisk { $title } na vědomí?
next-circulation-note-step = Tisk půjde dál svou cestou.
ask-circulation-return-step = Vrátit tisk { $title }?
next-circulation-return-step = Tisk se vrátí zpracovateli nebo předchozímu kroku, jak určuje jeho cesta. Důvod uvidí i historie tisku.
ask-circulation-pass-without-opinion = { $which ->
        [known] Pustit tisk { $title } dál bez stanoviska, které měl vydat orgán { $body }?
       *[unknown] Bez čího stanoviska pustit tisk { $title } dál?
    }
next-circulation-pass-without-opinion = { $ended ->
        [yes] Orgán už není zřízen. Měl-li rozhodnout, rozhodne místo něj další orgán na cestě, jinak zastupitelstvo.
       *[no] Poradní orgán tisk nikdy nezastaví (§ 117, § 122).
    } { $beside ->
        [yes] Tisk půjde k dalšímu orgánu, až se vyjádří i orgány, které ho projednávají souběžně. Jejich projednání se to netýká.
       *[no] Tisk půjde k dalšímu orgánu.
    } Důvod zůstane v cestě tisku i na košilce.
pass-body = Orgán, který stanovisko nevydá
pass-body-choose = Vyberte orgán
pass-body-hint = Tisk má v tuto chvíli víc orgánů souběžně. Ostatní ho projednají dál.
# Obvyklé důvody, proč orgán nevydal stanovisko; na seznamu vedle důvodu slovy.
no-opinion-cause = Proč stanovisko není
no-opinion-other = z jiného důvodu
no-opinion-no-quorum = Jednání nebylo usnášeníschopné
no-opinion-date-passed = Lhůta uplynula
no-opinion-not-reached = Na bod nedošlo
# Předvyplněný důvod, když lhůta orgánu uplynula.
pass-reason-due = Termín byl { $day }.
ask-circulation-change-body = { $which ->
        [known] Komu předat tisk { $title } místo orgánu { $body }?
       *[unknown] Komu předat tisk { $title }?
    }
next-circulation-change-body = Orgán už není zřízen a tisk by na něj čekal marně. Předáním se o něm nic nerozhodne, čeká na jednání toho, komu ho předáte.
reason-hint-circulation-change-body = Například: výbor zrušilo zastupitelstvo usnesením č. 5/2026
other-body-ended = Orgán, který už není zřízen
other-body-ended-hint = Tisk čeká na víc takových orgánů. Každý se předává zvlášť.
other-body = Komu
other-body-choose = Vyberte orgán
reason-hint-circulation-pass-without-opinion = Například: komise nebyla usnášeníschopná, lhůta uplynula, komise se do jednání rady nesejde
ask-circulation-skip-step = Přeskočit krok u tisku { $title }?
next-circulation-skip-step = Lhůta kroku uplynula a tisk na něm nemusí čekat. Důvod zůstane v cestě tisku.
step-words = Slovy
step-words-hint = Nepovinné.
remark-label = Poznámky úřadu
remark-hint = Nepovinné. Uvidí je předkladatel i orgán, stojí také na košilce. Návrh jde dál bez ohledu na ně.
remarks-title = Poznámky úřadu
remarks-law = Návrh člena zastupitelstva nebo výboru úřad nevrací ani nestahuje, jen k němu připojí poznámky (§ 94 odst. 1 zákona o obcích).
ask-circulation-tick-check-item = { $title }
ask-circulation-fail-formal-check = Vrátit tisk { $title } z formální kontroly?
next-circulation-fail-formal-check = Důvod uvidí zpracovatel i historie tisku.
reason-hint-circulation-fail-formal-check = Napište, co doplnit, aby tisk příště prošel.
ask-circulation-make-version = Uložit verzi tisku { $title }?
next-circulation-make-version = Text i přílohy zůstanou zachovány tak, jak jsou teď.
ask-circulation-schedule = Zařadit tisk { $title } na pořad?
ask-circulation-unschedule = Stáhnout tisk { $title } z pořadu?
next-circulation-unschedule = Tisk zůstane mezi připravenými. Po svolání jednání je třeba důvod.
off-agenda-body = Z čího pořadu
off-agenda-of = { $body } – { $day }
off-agenda-hint = Tisk je teď na pořadu víc orgánů. Na ostatních pořadech zůstane.
ask-circulation-postpone = Odložit projednání tisku { $title }?
ask-circulation-split-paper = Rozdělit tisk { $title }?
next-circulation-split-paper = Každý bod usnesení přejde do jednoho z nových tisků; původní zůstane dohledatelný.
ask-circulation-merge-papers = Sloučit vybrané tisky?
next-circulation-merge-papers = Vznikne jeden tisk se všemi body a přílohami; cestu převezme od prvního z nich.
ask-circulation-withdraw-paper = Stáhnout tisk { $title }?
next-circulation-withdraw-paper = Tisk se už neprojedná, v seznamu zůstane jako stažený.
merge-title = Název společného tisku
split-part = { $number }. tisk
split-title = Název { $number }. tisku
split-add = Přidat další tisk
schedule-where = Jednání
schedule-section = Část pořadu
schedule-choose = Vyberte jednání
schedule-none = Žádné jednání není naplánováno
schedule-none-hint = Naplánujte jednání orgánu, na němž je tisk na řadě.
schedule-beside-hint = Na tisk čeká víc orgánů. Zařadí se k tomu, jehož jednání vyberete.
schedule-failed = Jednání nelze načíst
schedule-meeting = { $body } – { $number }. jednání, { $day }
behalf = Za koho zapisujete
behalf-nobody = za sebe
behalf-hint = Vyplňte, jen když zapisujete, co rozhodl někdo jiný.
behalf-way = Jak to předal
behalf-paper = na papíře
behalf-email = e-mailem
behalf-word = ústně

## Úkony: potvrzení

done-act = Hotovo.
done-circulation-submit-to-head = Tisk je předložen.
done-circulation-request-opinions = O stanoviska je požádáno.
done-circulation-remind-opinion = Stanovisko je urgováno.
done-circulation-give-opinion = Stanovisko je zapsáno.
done-circulation-waive-opinion = Stanovisko se už nevyžaduje.
done-circulation-settle-opinion = Stanovisko je vypořádáno.
done-circulation-close-opinions = Připomínky jsou uzavřeny.
done-circulation-head-approve = Tisk je schválen a jde dál.
done-circulation-head-return = Tisk je vrácen zpracovateli.
done-circulation-approve-step = Tisk je schválen.
done-circulation-advise-step = Vyjádření je zapsáno.
done-circulation-note-step = Tisk je vzat na vědomí.
done-circulation-return-step = Tisk je vrácen.
done-circulation-pass-without-opinion = { $beside ->
        [yes] Zapsáno: { $body } stanovisko nevydá. Tisk ještě čeká na orgány, které ho projednávají souběžně.
       *[no] Tisk jde dál bez stanoviska: { $body }.
    }
done-circulation-change-body = Tisk je předán jinému orgánu.
done-circulation-skip-step = Krok je přeskočen.
done-circulation-rework = Tisk je otevřen k přepracování.
done-circulation-run-formal-check = Kontrola proběhla znovu.
done-circulation-tick-check-item = Posouzení je zapsáno.
done-circulation-pass-formal-check = Tisk prošel kontrolou.
done-circulation-fail-formal-check = Tisk je vrácen zpracovateli.
done-circulation-make-version = Verze je uložena.
done-circulation-schedule = Tisk je na pořadu.
done-circulation-unschedule = Tisk je stažen z pořadu.
done-circulation-postpone = Projednání je odloženo.
done-circulation-split-paper = Tisk je rozdělen.
done-circulation-merge-papers = Tisky jsou sloučeny.
done-circulation-withdraw-paper = Tisk je stažen.
done-circulation-add-comment = Komentář je přidán.

## Kdo četl

readings-title = Kdo četl
reading-not-noted = Nepodařilo se zapsat, že jste tento neveřejný tisk četli.
readings-all = Všech { $count }
readings-none = Zatím nikdo kromě těch, kdo tisk připravují.
readings-more =
    { $count ->
        [one] A ještě { $count } starší záznam.
        [few] A ještě { $count } starší záznamy.
       *[other] A ještě { $count } starších záznamů.
    }
reading-viewed = zobrazení tisku
reading-opened = otevření
reading-printed = vytištění
reading-exported = uložení mimo program
reading-of-annex = { $way }, příloha { $name }
reading-when = { $when }, { $device }

## Finanční krytí

cover-title = Finanční krytí
cover-add = Doplnit
cover-edit = Upravit
cover-none = Tisk zatím nemá finanční krytí.
cover-total = Celkem { $amount }
cover-at-paragraph = § { $number }
cover-at-item = pol. { $number }
cover-at-organisation = org. { $number }
cover-source = { $source ->
    [own] vlastní prostředky
    [grant] dotace
    [loan] úvěr
   *[other] jiný zdroj
 }
cover-confirmed = Potvrzuje { $who } { $when }
cover-unconfirmed = Čeká na potvrzení ekonomem
cover-confirm = Potvrdit krytí
cover-confirmed-toast = Finanční krytí potvrzeno
cover-save = Uložit krytí
cover-saved = Finanční krytí uloženo
cover-submit-warning = Předložit ho jde, krytí ale doplňte a nechte potvrdit ekonomem.
cover-voids = Změnou skončí platnost potvrzení; ekonom krytí potvrdí znovu.
cover-line = Řádek { $number }
cover-amount = Částka v Kč
cover-year = Rok rozpočtu
cover-paragraph = Paragraf
cover-item = Položka
cover-organisation = Organizace
cover-from = Zdroj
cover-note = Poznámka
cover-remove = Odebrat řádek { $number }
cover-empty = Bez řádků tisk finanční krytí nemá.
cover-more = Přidat řádek
cover-bad = { $field ->
    [amount] Napište částku v korunách, třeba 480 000 nebo 1 250,50.
    [year] Napište rok čtyřmi číslicemi.
    [paragraph] Paragraf má čtyři číslice.
    [item] Položka má čtyři číslice.
   *[note] U jiného zdroje napište, o jaký jde.
 }

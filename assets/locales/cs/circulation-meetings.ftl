### Jednání: kalendář, pořad, výsledky bodů.

## Kalendář jednání

meetings-nav = Jednání
meetings-text = Nejbližší jednání stojí nahoře, uplynulá pod nimi od nejnovějšího.
meetings-help = Kalendář jednání všech orgánů. Vyberte orgán vpravo nahoře, šipkami přejděte na jednání a klávesou Enter otevřete jeho pořad. Nové jednání naplánujete klávesami Ctrl+N.
meetings-body = Orgán
meetings-all-bodies = Všechny orgány
meetings-plan = Naplánovat jednání
meetings-plan-title = Které jednání naplánovat?
meetings-plan-cancel = Nechat být
meetings-planned = Jednání { $day } je v kalendáři.
meetings-plan-late = Zasedání zastupitelstva se svolává nejpozději 7 dnů předem (§ 93 odst. 1). Nejbližší možný den je { $earliest }.

series-open = Plán na pololetí
series-title = Která jednání naplánovat?
series-rhythm = Jak často
series-weekday = Den v týdnu
series-days = Dny jednání
series-none = V tomto období na takový den nic nepřipadá.
series-taken = v tento den už orgán jedná
series-moved = místo { $day }, kdy je svátek
series-plan = Naplánovat { $count ->
    [one] { $count } jednání
    [few] { $count } jednání
   *[other] { $count } jednání
}
series-planned = V kalendáři { $count ->
    [one] je nové jednání.
    [few] jsou { $count } nová jednání.
   *[other] je { $count } nových jednání.
}
rhythm-weeks-1 = každý týden
rhythm-weeks-2 = každé 2 týdny
rhythm-weeks-3 = každé 3 týdny
rhythm-weeks-4 = každé 4 týdny
rhythm-month-1 = každý měsíc, první takový den
rhythm-month-2 = každý měsíc, druhý takový den
rhythm-month-3 = každý měsíc, třetí takový den
rhythm-month-4 = každý měsíc, čtvrtý takový den
rhythm-month-last = každý měsíc, poslední takový den
rhythm-two-months-3 = každé 2 měsíce, třetí takový den
rhythm-two-months-last = každé 2 měsíce, poslední takový den
rhythm-three-months-3 = každé 3 měsíce, třetí takový den
closing-papers = tisky
closing-opinions = stanoviska
closing-check = kontrola
closing-pack = rozeslání
closing-notice = oznámení
late-title = Proč přichází tisk „{ $title }“ pozdě?
late-text = Uzávěrka tisků pro toto jednání už minula nebo je jednání svoláno. Bod půjde na stůl a o jeho zařazení se bude hlasovat.
late-reason = Důvod pozdního předložení
late-consent = Souhlas s pozdním předložením dal(a)
late-consent-choose = Vyberte, kdo souhlasil
# Kdo souhlas dal nebo může dát a koho zastupuje; nabídka i řádek pod bodem programu.
late-consent-in-place = { $person } (zastupuje: { $absent })
# Funkci předsedy nebo starosty dnes nikdo nemá.
late-consent-deputy = { $person } (zastupuje předsedu)
late-consent-because = { $person }, { $absence }
late-absence = Proč souhlas nedal předseda (starosta)
late-absence-hint = Například dovolená, nemoc nebo že předseda není zvolen. Zůstane zapsáno u bodu.
late-consent-nobody = Funkci, která podle pravidel orgánu souhlas dává, dnes nikdo nemá. Doplňte ji v Nastavení.
late-schedule = Zařadit na stůl
# Pod bodem programu: co k tisku řekl orgán, který ho měl dříve.
agenda-earlier = { $on_given ->
    [yes] { $body } { $on }: { $outcome }
   *[no] { $body }: { $outcome }
 }
agenda-earlier-because = { $line } – { $reason }
agenda-late-reason = Předloženo na stůl: { $reason }
agenda-late-consent = Předloženo na stůl: { $reason } Souhlas: { $person }.
meetings-ahead = Co nás čeká
meetings-past = Co proběhlo
meetings-none-ahead = Žádné jednání není naplánováno.
meetings-older = Ukázat i starší
meetings-next = příští
meetings-failed = Kalendář se nepodařilo načíst
meetings-loading = Načítám jednání
meetings-empty = Zatím tu není žádné jednání
meetings-empty-text = Naplánujte první. Pořad se pak skládá z tisků, které jsou pro orgán připravené.
meetings-day = Den
meetings-day-missing = Napište den jednání, třeba 9. 12.
meetings-day-past = Tento den už byl. Napište den, který teprve přijde.
meetings-time = Začátek
meetings-time-wrong = Napište hodinu, třeba 14.00.
meetings-usual = Prázdné pole znamená obvyklý začátek orgánu.
meetings-place = Místo
meetings-usual-place = Prázdné pole znamená obvyklé místo orgánu; zasedá se na území obce (§ 92 odst. 1).
meetings-term = Volební období
meetings-term-hint = Kolikáté v pořadí; od něj se čísluje jednání.
meetings-term-wrong = Napište pořadové číslo volebního období, třeba 10.
# $kind je druh orgánu, $number pořadí jednání v období.
meetings-nth =
    { $kind ->
        [assembly] { $number }. zasedání
       *[other] { $number }. schůze
    }
meetings-state =
    { $state ->
        [planned] naplánováno
        [convened] svoláno
        [held] proběhlo
        [cancelled] zrušeno
       *[other] { $state }
    }
meetings-no-items = pořad je prázdný
meetings-ready = připraveno { $ready } z { $items }
meetings-decided = zapsáno { $decided } z { $items }

## Pořad

agenda-panel = Pořad jednání
agenda-help = Pořad jednání. Šipkami vyberete bod, Enter ho zvedne a znovu položí, se Shiftem přejde do jiné části. Alt se šipkou posune bod rovnou. Ins zařadí první připravený tisk za vybraný bod, Del bod vyřadí, mezerník otevře tisk. V den jednání zapíšete výsledek bodu klávesami Ctrl+Enter.
# $kind je druh orgánu.
agenda-title =
    { $kind ->
        [assembly] Pořad { $number }. zasedání – { $when }
       *[other] Pořad { $number }. schůze – { $when }
    }
agenda-label = Pořad: { $name }
agenda-failed = Pořad se nepodařilo načíst
agenda-back = Zpět na jednání
agenda-loading = Načítám pořad
agenda-empty = Pořad je zatím prázdný
agenda-empty-ready = Vpravo jsou tisky, které čekají na zařazení. Zařaďte první.
agenda-empty-text = Tisky sem přijdou, až budou pro orgán připravené. Body bez tisku, třeba zahájení, přidejte hned.
agenda-sections = Části pořadu
agenda-sections-hint = Každou na vlastní řádek. Přejmenujete-li část, její body půjdou s ní.
agenda-sections-repeat = Část „{ $section }“ je tu dvakrát. Pojmenujte ji jinak.
agenda-edit-convened = Pozvánka už je venku. Jiný den nebo místo znamená jednání zrušit a svolat znovu.
agenda-note = Co má být ještě v pozvánce
agenda-note-hint = Třeba kde se parkuje nebo že se jednání přenáší.
agenda-draft = koncept
agenda-version = verze { $version }
agenda-items = Bodů
agenda-decided = Zapsáno
agenda-lasts = Potrvá asi
agenda-hours =
    { $count ->
        [one] { $count } hodinu
        [few] { $count } hodiny
       *[other] { $count } hodin
    }
agenda-minutes =
    { $count ->
        [one] { $count } minutu
        [few] { $count } minuty
       *[other] { $count } minut
    }
agenda-ends = , konec v { $time }
agenda-col-grip = Přesun
agenda-col-number = Bod
agenda-col-paper = Tisk
agenda-col-title = Název
agenda-col-presenter = Předkládá
agenda-col-minutes = Minut
agenda-col-state = Stav
agenda-no-section = Bez části
agenda-no-paper = bez tisku
agenda-confidential = neveřejný
agenda-item-state =
    { $state ->
        [ready] připraven
        [in_check] v kontrole
        [no_paper] bez podkladu
        [owed] tisk ohlášen
        [without_paper] bez tisku
        [late] na stůl
        [postponed] odložen
        [withdrawn] stažen
        [decided] zapsán
       *[other] { $state }
    }
agenda-moving = Přesouváte bod { $number }.
agenda-hint-pick = zvednout bod
agenda-hint-move = posunout
agenda-hint-insert = zařadit tisk
agenda-hint-remove = vyřadit
agenda-hint-open = otevřít
agenda-hint-outcome = zapsat výsledek
agenda-hint-carry = posunout
agenda-hint-across = do jiné části
agenda-hint-drop = pustit
agenda-hint-back = vrátit zpět
agenda-hint-insert-first = zařadit první za vybraný bod
agenda-checks = Než rozešlete
agenda-checks-done = splněno { $done } z { $total }
agenda-notice = Vyvěste oznámení; poslední den je { $day } ({ $distance }), § 93 odst. 1.
# Kdy viselo oznámení o zasedání na úřední desce, pod hlavičkou jednání zastupitelstva.
agenda-hung = Oznámení vyvěšeno
agenda-hung-taken = sejmuto
agenda-hung-unknown = neuvedeno
agenda-hung-write = Zapsat vyvěšení
agenda-hung-correct = Opravit vyvěšení
agenda-hung-title = Kdy viselo oznámení na úřední desce
agenda-hung-text = Zapište dny podle úřední desky. Do balíčku pro kontrolu se vypíše jen to, co je zde; co tu není, v něm bude jako neuvedené.
agenda-hung-posted = Vyvěšeno dne
agenda-hung-removed = Sejmuto dne
agenda-hung-removed-hint = Nechte prázdné, dokud oznámení visí.
agenda-hung-save = Zapsat
agenda-hung-leave = Zrušit
agenda-hung-saved = Vyvěšení oznámení je zapsané.
agenda-ready = Připravené tisky
agenda-ready-none = Žádný tisk teď na zařazení nečeká.
agenda-schedule = Zařadit tisk { $number }
agenda-changes = Co je jinak než v rozeslané verzi
agenda-moved = Přesunuto: { $title }
agenda-scheduled = Zařazeno: { $title }
agenda-more = Další úkony s jednáním
agenda-invitation = Pozvánka
agenda-resolutions = Seznam usnesení
agenda-invitation-word = Pozvánka ve Wordu
agenda-resolutions-word = Seznam usnesení ve Wordu
agenda-convene = Svolat
agenda-close = Uzavřít jednání
agenda-cancel = Zrušit jednání
agenda-edit = Změnit den, čas, místo
agenda-add = Přidat bod bez tisku
agenda-add-title = Jaký bod přidat?
agenda-add-cancel = Nepřidávat
agenda-add-late = Jednání je svoláno. Bod přijde na stůl a o jeho zařazení orgán hlasuje.
agenda-add-why = Proč bod přichází až teď
agenda-added = Přidáno: { $title }
agenda-item-title = Název bodu
agenda-item-section = Část pořadu
agenda-item-minutes = Minut
agenda-item-owed = Tisk připraví
agenda-item-owed-hint = Bod bude ohlášen předem. Kdo tisk připraví, najde ho v Můj den; hotový tisk zaujme jeho místo. Nechte prázdné, je-li bod bez tisku.
agenda-owed = Tisk připravuje { $person }.
agenda-remove = Vyřadit
agenda-keep = Nechat
agenda-remove-title = Vyřadit bod { $number } z pořadu?
agenda-remove-paper = { $title } – tisk zůstane mezi připravenými.
agenda-remove-item = { $title } – bod z pořadu zmizí, v dřívějších verzích zůstane.
agenda-removed = Vyřazeno: { $title }
agenda-reason = Důvod
agenda-not-yet = Ještě ne
agenda-convene-title = Svolat: { $name }?
agenda-convene-text =
    { $count ->
        [one] Pořad dostane první verzi pro { $count } člena. Koná se { $day } v { $time }.
        [few] Pořad dostane první verzi pro { $count } členy. Koná se { $day } v { $time }.
       *[other] Pořad dostane první verzi pro { $count } členů. Koná se { $day } v { $time }.
    }
agenda-convene-notice = Oznámení o zasedání vyvěste nejpozději { $day } a nechte viset až do zasedání, aspoň 7 dnů (§ 93 odst. 1).
agenda-convene-late = Den, čas a místo se pak už nemění. Další body půjdou přidat jen na stůl a každá změna pořadu dostane svou verzi.
agenda-convene-incomplete = Chybí začátek nebo místo. Po svolání je už doplnit nejde a bez začátku se pozvánka nevytiskne. Doplňte je volbou Změnit den, čas, místo a svolejte potom; zatím se nic nestalo.
agenda-convene-crisis = Do zasedání zbývá méně než { $days } dnů. Svolat je lze jen za krizového stavu, nejméně 2 dny předem a jen k bodům, které s ním souvisejí (§ 93 odst. 2).
agenda-crisis-reason = Proč stačí kratší lhůta
agenda-convened = Jednání je svoláno, pořad má verzi 1.
agenda-edit-title = Změnit: { $name }?
agenda-save = Uložit změnu
agenda-leave = Nechat být
agenda-edited = Den, čas a místo jsou změněny.
agenda-close-title = Uzavřít: { $name }?
agenda-close-text = Každý bod má výsledek, nebo byl odložen či stažen. Po uzavření se už výsledky ani pořad nemění.
agenda-close-open =
    { $count ->
        [one] Zbývá { $count } bod bez výsledku. Nejdřív ho zapište, odložte, nebo stáhněte.
        [few] Zbývají { $count } body bez výsledku. Nejdřív je zapište, odložte, nebo stáhněte.
       *[other] Zbývá { $count } bodů bez výsledku. Nejdřív je zapište, odložte, nebo stáhněte.
    }
agenda-closed = Jednání je uzavřeno.
agenda-cancel-title = Zrušit: { $name }?
agenda-cancel-text = Tisky z pořadu se vrátí mezi připravené. Zrušené jednání zůstane v kalendáři přeškrtnuté.
agenda-keep-meeting = Nechat
agenda-cancelled-done = Jednání je zrušeno, jeho tisky jsou znovu připravené.
agenda-cancelled = Jednání bylo zrušeno. Tisky z něj jsou znovu připravené pro jiné.
agenda-cancelled-why = Důvod: { $reason }
agenda-outcome = Zapsat výsledek
agenda-open-paper = Otevřít tisk { $number }
agenda-open-resolution = Otevřít usnesení
agenda-no-clauses = Tisk zatím nemá návrh usnesení.
agenda-item-without-paper = Bod bez tisku: nic se k němu předem nepředkládá.

## Výsledek bodu

outcome-title = Jak dopadl bod { $number }: { $title }?
outcome-confirm = Zapsat výsledek
outcome-cancel = Ještě ne
outcome-how = Jak bod skončil
outcome-ending =
    { $ending ->
        [vote] Hlasování
        [without_opinion] Bez stanoviska
        [discussed_only] Jen projednáno
        [postponed] Odloženo
        [withdrawn] Staženo
       *[other] { $ending }
    }
outcome-ending-text =
    { $ending ->
        [without_opinion] Orgán nedal stanovisko. Tisk jde dál svou cestou i s důvodem.
        [discussed_only] Orgán bod projednal a nehlasoval. Tisk jde dál svou cestou.
        [postponed] Tisk se vrátí mezi připravené a zařadí se na pozdější jednání.
        [withdrawn] Předkladatel tisk stáhl. V pořadu zůstane přeškrtnutý.
       *[other] { $ending }
    }
outcome-until = Odloženo do
outcome-until-hint = Když se den neřekl, nechte prázdné.
outcome-entry = Jak zapsat hlasy
outcome-numbers = Počty
outcome-names = Po jménech
outcome-members = Členové, hlasy podle jmen
outcome-choice =
    { $choice ->
        [in_favour] Pro
        [against] Proti
        [abstained] Zdržel se
        [not_voted] Nehlasoval
        [absent] Nepřítomen
        [excluded] Vyloučen
       *[other] { $choice }
    }
outcome-vote =
    { $choice ->
        [in_favour] pro
        [against] proti
        [abstained] zdržel se
        [not_voted] nehlasoval
        [absent] nepřítomen
        [excluded] vyloučen
       *[other] { $choice }
    }
outcome-waits = čeká
outcome-rest-pro = Ostatní pro
outcome-alternate = Místo člena hlasuje náhradník – { $member }
outcome-alternate-none = hlasuje člen sám
outcome-alternate-sits = { $alternate } (náhradník, místo: { $member })
outcome-not-a-number = Napište celé číslo.
outcome-no-members = V den jednání nemá orgán žádného člena. Doplňte mandáty v Nastavení, potom lze hlasy zapsat.
outcome-over =
    { $over ->
        [one] Zapsáno je o { $over } hlas víc, než má orgán členů ({ $members }).
        [few] Zapsáno je o { $over } hlasy víc, než má orgán členů ({ $members }).
       *[other] Zapsáno je o { $over } hlasů víc, než má orgán členů ({ $members }).
    }
outcome-empty = Zapište hlasy všech { $members } členů.
outcome-rest =
    { $rest ->
        [one] Zbývá { $rest } z { $members } členů; zapíše se jako nepřítomný.
        [few] Zbývají { $rest } z { $members } členů; zapíší se jako nepřítomní.
       *[other] Zbývá { $rest } z { $members } členů; zapíší se jako nepřítomní.
    }
outcome-all = Zapsáno všech { $members } členů.
outcome-no-quorum = Přítomna není nadpoloviční většina z { $members } členů, orgán se nemohl usnést.
outcome-verdict =
    { $verdict ->
        [adopted] Přijato
       *[not_adopted] Nepřijato
    }
outcome-position = O čem se hlasovalo
outcome-recommends = Doporučuje
outcome-does-not-recommend = Nedoporučuje
outcome-announced = Vyhlášeno bylo
outcome-announced-same = Totéž
outcome-differs = Vyhlášený výsledek nesouhlasí s hlasy. Podle nich vychází: { $verdict } (pro { $yes }, potřeba { $needed } z { $members }, { $law }). Platí spočítaný výsledek, rozdíl vysvětlete.
outcome-explanation = Proč se vyhlásilo něco jiného
outcome-fault-explanation = Napište jednu větu, která rozdíl vysvětlí v zápisu.
outcome-fault-reason = Napište důvod, jak zazněl na jednání.
outcome-entered = Výsledek bodu { $number } je zapsán.
outcome-resolution =
    { $tasks ->
        [0] Usnesení { $number } je zapsáno, úkol neukládá.
        [one] Usnesení { $number } je zapsáno a ukládá { $tasks } úkol.
        [few] Usnesení { $number } je zapsáno a ukládá { $tasks } úkoly.
       *[other] Usnesení { $number } je zapsáno a ukládá { $tasks } úkolů.
    }
outcome-correct = Opravit zápis
outcome-correct-title = Oprava zápisu bodu { $number }: { $title }
outcome-correct-text = Původní zápis zůstane uložený vedle opraveného. Usnesení si nechá číslo. Vyjde-li po opravě, že přijato nebylo, číslo zůstane obsazené a úkoly se zruší. Další orgán se řídí opraveným výsledkem.
outcome-why = Proč se zápis opravuje
outcome-fault-why = Napište, co bylo zapsáno chybně.
outcome-fault-text = Napište, co orgán přijal: sloveso a text.
outcome-corrected = Zápis bodu { $number } je opraven.
outcome-corrections = Opravy zápisu
outcome-before-vote =
    Původně zapsáno: pro { $inFavour }, proti { $against }, zdržel se { $abstained } – { $verdict ->
        [adopted] přijato
       *[not_adopted] nepřijato
    }.
outcome-before-without-opinion = Původně zapsáno: bez stanoviska.
outcome-before-discussed-only = Původně zapsáno: projednáno bez hlasování.
outcome-other-text = Přijato v jiném znění, než je návrh
outcome-own-words = Zapsat stanovisko vlastními slovy
outcome-adopted-text = Přijaté znění
outcome-explained = Vyhlášeno jinak, vysvětlení: { $text }
outcome-state =
    { $state ->
        [adopted] přijato
        [recommended] doporučeno
        [not_recommended] nedoporučeno
        [not_adopted] nepřijato
        [without_opinion] bez stanoviska
        [discussed_only] projednáno
        [noted] projednáno
        [postponed] odloženo
        [withdrawn] staženo
       *[other] { $state }
    }

## Fráze jádra: kontrola pořadu, změny pořadu, výsledky bodů

meeting-check-place = Termín a místo jsou zadány
meeting-check-no-place = Chybí místo nebo čas jednání
meeting-check-empty = Pořad nemá žádný bod
meeting-check-no-paper = Bez podkladu: bod { $items }
meeting-check-owed = Kdo dluží tisk: { $people } (bod { $items })
meeting-check-in-check = Čekají na formální kontrolu: bod { $items }
meeting-check-late = Na stůl: bod { $items } – o zařazení se hlasuje
meeting-check-notice = Oznámení vyvěste nejpozději { $by } (§ 93 odst. 1)
# Orgán, o jehož jednání se oznámení nevyvěšuje: rada, výbor, komise.
meeting-check-invitation = Pozvánku rozešlete nejpozději { $by }
# § 93 odst. 1; $days je počet dnů, které zákon žádá.
meeting-notice-late =
    { $days ->
        [one] Oznámení viselo před zasedáním kratší dobu než { $days } den, který žádá zákon (§ 93 zákona o obcích). Zkontrolujte zapsaný den.
        [few] Oznámení viselo před zasedáním kratší dobu než { $days } dny, které žádá zákon (§ 93 zákona o obcích). Zkontrolujte zapsaný den.
       *[other] Oznámení viselo před zasedáním kratší dobu než { $days } dnů, které žádá zákon (§ 93 zákona o obcích). Zkontrolujte zapsaný den.
    }
meeting-notice-early = Oznámení bylo sejmuto ještě před zasedáním (§ 93 odst. 1 zákona o obcích). Zkontrolujte zapsaný den.
agenda-change-added = Přibyl bod { $title }
agenda-change-withdrawn = Stažen bod { $title }
agenda-change-moved = Posunut bod { $title }
agenda-change-removed = Vyřazen bod { $title }
outcome-adopted = Přijato: pro { $inFavour }, potřeba { $needed } z { $members } členů.
outcome-recommended = Doporučeno: pro { $inFavour }, potřeba { $needed } z { $members } členů.
outcome-not-recommended = Nedoporučeno: pro { $inFavour }, potřeba { $needed } z { $members } členů.
outcome-not-adopted = Nepřijato: pro { $inFavour }, potřeba { $needed } z { $members } členů.
outcome-without-opinion = { $cause ->
        [no_quorum] Orgán nepřijal stanovisko, jednání nebylo usnášeníschopné.
        [date_passed] Orgán nepřijal stanovisko, lhůta uplynula.
        [not_reached] Orgán nepřijal stanovisko, na bod nedošlo.
       *[other] Orgán nepřijal stanovisko.
    }
outcome-discussed-only = Projednáno bez hlasování.
outcome-postponed = Odloženo na další jednání.
outcome-withdrawn = Staženo z pořadu.
outcome-waiting = Čeká na předchozí orgán.
outcome-ready = Připraveno k zařazení.
outcome-scheduled = Zařazeno na pořad.
outcome-noted = Projednáno.

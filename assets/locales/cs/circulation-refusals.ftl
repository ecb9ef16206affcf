# Proč se něco nestalo: co je, co zůstalo v bezpečí, co teď. Proměnné jsou texty; data přicházejí jako RRRR-MM-DD.

## Tisky

refusal-paper-state = Tisk „{ $title }“ { $state ->
    [draft] je rozpracovaný
    [commenting] je v připomínkách
    [department_review] leží u vedoucí nebo vedoucího odboru
    [at_step] leží u kroku, který úřad určil v cestě tisku
    [returned] byl vrácen k dopracování
    [formal_check] je ve formální kontrole
    [ready] čeká na zařazení
    [in_bodies] je v orgánech
    [closed] je uzavřený
    [withdrawn] byl stažen
    [replaced] nahradily jiné tisky
   *[other] je ve stavu z novější verze programu
 }, proto tento krok teď udělat nejde. Nic se nezměnilo. Otevřete tisk a zvolte krok, který nabízí.
refusal-title-missing = Chybí název. Doplňte ho; ostatní údaje zůstaly, jak jste je napsali.
refusal-name-missing = Chybí název. Doplňte ho; ostatní údaje zůstaly, jak jste je napsali.
refusal-heading-unfit = Nadpis „{ $words }“ si zapamatovat nejde. Musí mít slova a nejvýš 120 znaků.
refusal-headings-too-many = Zapamatovaných nadpisů může být nejvýš { $most }. Další už nepřibude, tisk to neovlivní.
refusal-text-missing = Text je prázdný. Napište, co chcete sdělit.
refusal-reason-missing = Chybí důvod. Napište ho jednou větou, uvidí ho všichni, kterých se to týká.
refusal-report-missing = Tisk nemá důvodovou zprávu. Doplňte ji a předložte tisk znovu; rozepsaný text zůstal.
refusal-report-twice = Důvodová zpráva má být buď text, nebo dokument. Tisk se nezaložil; vyberte jedno a zkuste to znovu.
refusal-report-is-file = Důvodová zpráva je dokument, text k ní zapsat nejde. Nic se neztratilo. Otevřete dokument, nebo ho převeďte do textu.
refusal-report-moved = Důvodovou zprávu mezitím změnil někdo jiný. Nic se nepřepsalo. Otevřete tisk, podívejte se na ni a zkuste to znovu.
refusal-report-no-word = Soubor „{ $name }“ není dokument Wordu (DOCX) ani OpenDocument (ODT), důvodovou zprávou být nemůže. Nic se nezměnilo; připojte ho jako přílohu.
refusal-report-size = Dokument „{ $name }“ je prázdný nebo větší než 64 MB. Nic se nezměnilo; uložte ho menší, nebo velké části připojte jako přílohy.
refusal-report-locked = Dokument „{ $name }“ je chráněn heslem, nikdo další by ho nepřečetl. Nic se nezměnilo; uložte ho bez hesla.
refusal-report-stays = Dokument je důvodovou zprávou tisku a odebrat nejde. Převeďte ho do textu, nebo v něm zprávu přepište.
refusal-report-follows-paper = Důvodovou zprávu vidí každý, kdo vidí tisk. Přístup změňte u celého tisku, nebo neveřejnou část přesuňte do přílohy.
refusal-competence-missing = U tisku není uvedena působnost. Doplňte paragraf, třeba § 85 písm. a), a předložte tisk znovu.
refusal-resolution-unclear = Návrh usnesení není srozumitelný: { $what ->
    [NoClause] nemá žádný výrok
    [EmptyVerb] ve výroku { $clause } chybí sloveso
    [EmptyClause] po slovesu výroku { $clause } nic není
    [EmptyPoint] ve výroku { $clause } je prázdný bod
    [NoTask] výrok { $clause } ukládá, ale nemá žádný úkol
    [NoAssignee] úkol ve výroku { $clause } nemá komu být uložen
    [NoDeadline] úkol ve výroku { $clause } nemá termín
    [CheckBeforeDeadline] kontrola ve výroku { $clause } je dřív než termín
   *[other] opravte výrok { $clause }
 }. Opravte ho a předložte tisk znovu; text zůstal.
refusal-opinions-not-asked = Druh tisku nedovoluje předložit tisk bez stanovisek a o žádné zatím nikdo nepožádal. Tisk zůstal rozpracovaný; vyžádejte aspoň jedno stanovisko.
refusal-opinions-day-missing = Cesta tisku neříká, kolik dnů mají stanoviska. O žádné se nepožádalo; napište, do kdy mají přijít.
refusal-opinions-missing = Tisk tohoto druhu potřebuje { $count ->
    [one] ještě jedno stanovisko
    [few] ještě { $count } stanoviska
   *[other] ještě { $count } stanovisek
 }. Vyžádejte je; u stanoviska, které se zpozdilo nebo není třeba, napište důvod, proč se na ně nečeká.
refusal-paper-type-retired = Druh tisku „{ $type }“ se už nepoužívá. Vyberte jiný; vyplněné údaje zůstaly.
refusal-drafter-missing = Není jasné, kdo tisk zpracovává. Vyberte zpracovatele.
refusal-field-locked =
    { $field ->
        [on] Den jednání už měnit nejde, pozvánka je venku. Nic se nezměnilo; má-li se jednat jindy, jednání zrušte a naplánujte znovu.
        [starts_at] Začátek jednání už měnit nejde, pozvánka je venku. Nic se nezměnilo; má-li se začít jindy, jednání zrušte a naplánujte znovu.
        [place] Místo jednání už měnit nejde, pozvánka je venku. Nic se nezměnilo; má-li se jednat jinde, jednání zrušte a naplánujte znovu.
        [sections] Části pořadu už měnit nejdou, pozvánka je venku. Nic se nezměnilo; bod zařaďte do části, která na pořadu je.
       *[other] Pole „{ $field }“ už měnit nejde, text je zamčený. Vaše znění zůstalo mezi věcmi k vyřízení; tisk nechte vrátit k dopracování.
    }
refusal-nothing-changed = Od poslední verze se nic nezměnilo, nová by byla stejná. Není co ukládat.
refusal-already-decided = O tomto tisku orgán už rozhodl, k dopracování ho otevřít nejde. Založte nový tisk, který na něj naváže.
refusal-variant-settled = Mezi zněními už někdo vybral, nic dalšího se nezměnilo. Obě najdete v historii.
refusal-variant-moved = Uložené znění mezitím změnil někdo jiný. Nic se nepřepsalo a vaše znění zůstalo; porovnejte je znovu a pak vyberte.
refusal-variant-choice = Vyberte jedno ze znění, nebo napište znění společné.
refusal-split-few = Tisk lze rozdělit na dva až pět tisků. Upravte počet částí; tisk zůstal celý.
refusal-split-clauses = Nové tisky musí převzít všechny výroky ({ $count }), každý právě jednou. Tisk zůstal celý; rozdělte výroky znovu.
refusal-split-empty-part = Jedna z částí nemá žádný výrok. Přidejte jí výrok, nebo ji vypusťte; tisk zůstal celý.
refusal-merge-few = Sloučit lze dva až pět různých tisků. Vyberte je znovu; žádný se nezměnil.
refusal-merge-types = Sloučit lze jen tisky stejného druhu. Žádný se nezměnil.
refusal-merge-begun = Sloučit lze jen tisky, o kterých ještě žádný orgán nejednal a které nejsou na pořadu. Žádný se nezměnil.
refusal-suspended-waits = Tímto tiskem jde před zastupitelstvo pozastavené usnesení rady. Dokud o něm zastupitelstvo nerozhodne (§ 105 odst. 1 zákona o obcích), nejde tisk stáhnout, uzavřít, rozdělit ani sloučit. Zůstal, jak byl.
refusal-no-such-version = Verze { $version } tohoto tisku není. Otevřete tisk a vyjádřete se k verzi, kterou vidíte.

## Přílohy

refusal-attachment-gone = Přílohu „{ $name }“ mezitím někdo nahradil nebo odebral. Otevřete tisk a vyberte přílohu, která v něm je.
refusal-on-agenda = Tisk „{ $title }“ je na pořadu schůze, jeho přílohy už měnit nejde. Vraťte ho z pořadu mezi připravené a přílohu přidejte pak.
refusal-view-needless = Příloha „{ $name }“ se zobrazí sama, PDF nepotřebuje. Má-li být jiná, nahraďte ji.
refusal-view-no-pdf = Vybraný soubor není PDF. Uložte dokument jako PDF a přidejte ten.
refusal-view-locked = Vybrané PDF je chráněno heslem, nikdo by ho neotevřel. Uložte ho bez hesla a přidejte znovu.
refusal-view-of-another = Vyrobené PDF patří k jinému obsahu, než jaký má příloha. Příloha je v pořádku, PDF k ní vznikne znovu.
refusal-view-size = Vyrobené PDF je prázdné, nebo příliš velké. Příloha je v pořádku; PDF k ní můžete přidat sami.
refusal-view-same = Toto PDF už příloha má. Není co přidávat.

## Komentáře

refusal-comment-gone = Komentář, na který odpovídáte, jeho autor mezitím vzal zpět. Váš text se neztratil, přidejte ho jako nový komentář.

## Stanoviska

refusal-addressee-missing = Vyberte aspoň jednoho a nejvýš dvacet, od koho stanovisko chcete.
refusal-no-such-person = Vybraná osoba v úřadu není nebo už nepůsobí. Vyberte jinou.
refusal-no-such-department = Vybraný odbor není, nebo nemá vedoucího, který by se vyjádřil. Vyberte jiný odbor nebo osobu.
refusal-opinion-not-open = Na toto stanovisko už nikdo nečeká. Připomínku můžete napsat jako komentář k tisku.
refusal-opinion-not-given = Toto stanovisko zatím nikdo nedal, není co vypořádat.
refusal-opinion-text-missing = K podmínce nebo nesouhlasu napište, v čem spočívá.
refusal-opinions-awaited = Lhůta ještě běží a { $count ->
    [one] chybí jedno povinné stanovisko
    [few] chybějí { $count } povinná stanoviska
   *[other] chybí { $count } povinných stanovisek
 }. Počkejte, připomeňte je, nebo je s důvodem promiňte.

## Kroky úřadu

refusal-not-at-step = Tisk „{ $title }“ u tohoto kroku už neleží, mezitím ho někdo vyřídil. Otevřete tisk a podívejte se na jeho cestu; vaše slova se neuložila.
refusal-step-asks-otherwise = V tomto kroku se žádá něco jiného. Otevřete tisk a zvolte, co nabízí.
refusal-step-not-yours = Tento krok dnes čeká na někoho jiného. Nic se nezměnilo; kdo je na řadě, ukazuje cesta tisku.
refusal-step-mandatory = Tento krok přeskočit nejde, druh tisku ho vyžaduje. Připomeňte ho, nebo zapište vyjádření za toho, na koho se čeká.
refusal-step-has-time = Lhůta kroku běží do { $on }. Přeskočit ho můžete až po ní.
refusal-version-moved = Tisk má už verzi { $version }, vy jste četli jinou. Otevřete ho, přečtěte novou a rozhodněte znovu.

## Návrh člena zastupitelstva nebo výboru

refusal-own-proposal = Návrh člena zastupitelstva nebo výboru úřad nevrací, nestahuje, nedělí ani neslučuje, a dokud má předkladatel mandát, ani ho nepředává jinému; může k němu jen připojit poznámky (§ 94 odst. 1 a § 82 písm. a) zákona o obcích). Tisk zůstal, jak byl.
refusal-own-not-member = Předkladatelem takového návrhu může být jen člen zastupitelstva. Vyberte ho; návrh výboru předkládá jeho předseda.
refusal-handed-over-already = Tuto práci už má někdo jiný. Otevřete seznam znovu.
refusal-work-done = Tato práce už je uzavřená, předávat není co.
refusal-paper-of-this-term = Tento tisk vznikl až v současném volebním období, s koncem toho minulého ho uzavřít nejde. Zůstal, jak byl; nemá-li se projednat, stáhněte ho s důvodem.
refusal-constituent-past = Ustavující zasedání nemůže být v minulosti. Zvolte pozdější den.
refusal-remark-not-here = Poznámky úřadu se připojují jen k návrhu člena zastupitelstva nebo výboru. Ostatní tisky můžete s důvodem vrátit.

## Formální kontrola

refusal-check-unsettled = Ve formální kontrole { $count ->
    [one] zbývá jedna položka, která není v pořádku nebo ji nikdo neposoudil
    [few] zbývají { $count } položky, které nejsou v pořádku nebo je nikdo neposoudil
   *[other] zbývá { $count } položek, které nejsou v pořádku nebo je nikdo neposoudil
 }. Vyřešte je, nebo tisk vraťte s důvodem.
refusal-no-such-check-item = Položku „{ $item }“ kontrola tohoto tisku nemá. Otevřete tisk znovu.
refusal-note-missing = Program našel závadu. Napište, proč je položka přesto v pořádku.

## Druhy a cesty tisků

refusal-route-without-body = Cesta tisku musí vést aspoň přes jeden orgán, který se schází, a u každého musí být, zda se vyjadřuje, doporučuje, nebo rozhoduje.
refusal-route-step-twice = Krok „{ $step }“ je v cestě tisku dvakrát nebo nemá označení. Opravte cestu; druh tisku se nezměnil.
refusal-route-too-long = Cesta může mít nejvýš { $count } kroků úřadu a z nich nejvýš { $beside } vedle sebe. Některé spojte nebo vypusťte; druh tisku se nezměnil.
refusal-step-after-body = Krok úřadu „{ $step }“ stojí až za orgánem. Posuňte ho před první orgán; druh tisku se nezměnil.
refusal-step-beside-nothing = Krok „{ $step }“ má běžet souběžně, ale před ním žádný krok úřadu není. Posuňte ho, nebo zvolte, že čeká na předchozí; druh tisku se nezměnil.
refusal-body-beside = Krok „{ $step }“ nemůže běžet souběžně. Vedle sebe projednávají tisk jen orgány, které se vyjadřují; kdo doporučuje nebo rozhoduje, přichází na řadu sám. Opravte cestu; druh tisku se nezměnil.
refusal-body-beside-nothing = Krok „{ $step }“ má běžet souběžně, ale před ním není jiný orgán, který se vyjadřuje. Posuňte ho, vyberte jiný orgán, nebo zvolte, že čeká na předchozí; druh tisku se nezměnil.
refusal-step-unclear = U kroku „{ $step }“ není jasné, co se po kom žádá a kolik má dnů. Doplňte to; druh tisku se nezměnil.
refusal-step-without-days = Krok „{ $step }“ nesmí tisk zdržet, proto potřebuje počet dnů, po kterých jde tisk dál sám. Doplňte ho; druh tisku se nezměnil.
refusal-own-route-approves = Návrh člena zastupitelstva nebo výboru úřad neschvaluje (§ 94 odst. 1 a § 82 písm. a) zákona o obcích). Vypusťte z cesty kroky, které schvalují; druh tisku se nezměnil.
refusal-own-route-waits = Na vyjádření v kroku „{ $step }“ by návrh člena zastupitelstva nebo výboru mohl čekat bez konce (§ 94 odst. 1 a § 82 písm. a) zákona o obcích). Zrušte u kroku povinnost a dejte mu počet dnů, po kterých jde návrh dál sám; druh tisku se nezměnil.
refusal-own-route-decides = V cestě návrhu člena zastupitelstva nebo výboru může rozhodovat jen poslední orgán; neúspěšné hlasování by jinak zavřelo cestu k tomu, komu návrh patří. U dřívějšího orgánu zvolte stanovisko nebo doporučení; druh tisku se nezměnil.
refusal-advisory-body-decides = { $body } je poradní orgán a rozhodovat nemůže (§ 117 a § 122 zákona o obcích). Zvolte stanovisko.
refusal-advisory-body-recommends = { $body } je poradní orgán (§ 117 a § 122 zákona o obcích) a neúspěšné hlasování o doporučení by tisk zastavilo. Zvolte stanovisko, doporučit v něm může také; druh tisku se nezměnil.
refusal-body-days = Orgán { $body } může mít na tisk nejvýš { $most } dnů. Opravte to v cestě, nebo dny vypusťte; druh tisku se nezměnil.
refusal-route-body-ended = Orgán { $body } už není zřízen, takže by na něm každý tisk uvázl. Vyberte v cestě jiný orgán; druh tisku se nezměnil.
refusal-no-such-body = Takový orgán tu není. Vyberte jiný, nebo ho založte v Nastavení.

## Schůze a pořad

refusal-body-not-advisory = Dál bez stanoviska jde tisk jen od orgánu, který dává stanovisko, nebo od orgánu, který už není zřízen. Tento orgán o tisku rozhoduje nebo ho doporučuje. Nic se nezměnilo.
refusal-still-on-agenda = Tisk je na pořadu tohoto orgánu. Nejdřív ho z pořadu stáhněte, nebo u bodu zapište, jak jednání dopadlo. Nic se nezměnilo.
refusal-no-body-waits = Na zařazení teď u tohoto tisku nečeká žádný orgán: předchozí ještě nejednal, nebo už je tisk na pořadu.
refusal-body-stands = { $body } je dál zřízen, takže se tisk nepředává jinému. Zařaďte ho na jednání, nebo orgánu v Nastavení zapište poslední den. Nic se nezměnilo.
refusal-other-body-unfit = { $body } tisk v tomto kroku převzít nemůže: poradní orgán jen dává stanovisko (§ 117, § 122 zákona o obcích), starosta v působnosti rady jen rozhoduje a za zastupitelstvo nerozhoduje nikdo jiný (§ 84, § 85). Vyberte jiný orgán; nic se nezměnilo.
refusal-other-body-beside = { $body } má tisk na této části cesty už souběžně. Vyberte jiný orgán, nebo pusťte tisk dál bez stanoviska; nic se nezměnilo.
refusal-nobody-decides = Orgán už není zřízen, ale po něm by o tisku nikdo nerozhodl. Předejte tisk jinému orgánu; nic se nezměnilo.
refusal-other-body = Tato schůze patří jinému orgánu, než který je na řadě. Vyberte schůzi správného orgánu.
refusal-on-two-agendas = Tisk je teď na pořadu dvou orgánů. Otevřete ho znovu a vyberte, čího pořadu se to týká; nic se nezměnilo.
refusal-not-scheduled = Tisk teď na žádném pořadu není. Nic se nezměnilo.
refusal-posting = { $fault ->
    [check-not-posted] Záměr musí viset na úřední desce 15 celých dnů před rozhodnutím, jinak je rozhodnutí neplatné (§ 39 odst. 1). U tisku není uvedeno, kdy byl vyvěšen.
    [check-budget-not-posted] Návrh rozpočtu, výhledu i závěrečného účtu se zveřejňuje nejméně 15 dnů před zasedáním (§ 11 odst. 3 a § 17 odst. 6 zákona č. 250/2000 Sb.). U tisku není uvedeno, kdy byl zveřejněn.
    [check-budget-posted-too-short] Návrh rozpočtu, výhledu i závěrečného účtu se zveřejňuje nejméně 15 dnů před zasedáním (§ 11 odst. 3 a § 17 odst. 6 zákona č. 250/2000 Sb.). Zveřejněn je od { $from }, což do { $day } nestačí.
   *[other] Záměr musí viset na úřední desce 15 celých dnů před rozhodnutím, jinak je rozhodnutí neplatné (§ 39 odst. 1). Vyvěšen je od { $from }, což do { $day } nestačí; zkontrolujte i den, kdy byl sejmut.
 } Zařaďte tisk na pozdější schůzi, nebo doplňte vyvěšení.
refusal-posting-on-agenda = Tisk „{ $title }“ podle zapsaného zveřejnění nevisí ke dni { $day } na úřední desce tak dlouho, jak žádá zákon (§ 39 odst. 1 zákona o obcích, § 11 odst. 3 a § 17 odst. 6 zákona č. 250/2000 Sb.). Opravte údaje u tisku, nebo ho vyřaďte z pořadu; jednání zatím není svolané.
refusal-meeting-closed = Schůze už skončila nebo byla zrušena, její pořad měnit nejde. Vyberte jinou.
refusal-meeting-not-planned = Schůze už je svolaná, konala se, nebo byla zrušena. Svolat znovu ji nejde.
refusal-meeting-not-convened = Schůze není svolaná. Nejdřív ji svolejte, potom zapisujte.
refusal-meeting-not-yet = Schůze bude až { $day }. Zapsat výsledek půjde ten den.
refusal-meeting-has-outcomes = Na schůzi se už o něčem rozhodlo, zrušit ji nejde. Zbylé body odložte a schůzi uzavřete.
refusal-meeting-over = Jednání už skončilo nebo bylo zrušeno. Omluvit se ani ohlásit střet zájmů k němu už nejde.
refusal-pack-not-convened = Podklady se rozesílají po svolání. Nejdřív jednání svolejte.
refusal-pack-not-member = Tato osoba v den jednání není v orgánu. Podívejte se, od kdy do kdy trvá její členství.
refusal-pack-item = V podkladech je bod, který k jednání nepatří nebo ho tato osoba nevidí. Otevřete rozeslání znovu.
refusal-channel-unknown = Tento způsob zasílání program nezná. Vyberte jiný, nebo program aktualizujte.
refusal-outcomes-missing = { $count ->
    [one] Jeden bod nemá výsledek.
    [few] { $count } body nemají výsledek.
   *[other] { $count } bodů nemá výsledek.
 } Zapište ho, nebo body odložte; potom schůzi uzavřete.
refusal-agenda-empty = Na pořadu nic není. Přidejte aspoň jeden bod a svolejte schůzi pak.
refusal-start-missing = Jednání nemá zapsaný začátek a po svolání už ho doplnit nejde. Zapište hodinu a svolejte ho pak; zatím se nic nestalo.
refusal-place-missing = Zasedání nemá zapsané místo. Oznámení musí místo a čas uvádět (§ 93 odst. 1 zákona o obcích) a po svolání už ho doplnit nejde. Zapište místo a svolejte zasedání pak; zatím se nic nestalo.
refusal-notice-late = Oznámení zasedání musí viset { $days } dnů předem (§ 93 zákona o obcích). Zasedání { $day } už svolat nejde, nejdřív lze na { $earliest }. Změňte den; za krizového stavu uveďte důvod a stačí 2 dny.
refusal-notice-day-ahead = Den { $day } je v budoucnosti, oznámení v něm ještě nemohlo být vyvěšeno ani sejmuto. Zapište skutečný den; nic se nezměnilo.
refusal-notice-posting-missing = Chybí den vyvěšení. Zapište ho spolu se dnem sejmutí; nic se nezměnilo.
refusal-notice-days-crossed = Oznámení nemohlo být sejmuto dřív, než bylo vyvěšeno. Opravte den vyvěšení nebo sejmutí; nic se nezměnilo.
refusal-day-passed = Den { $day } už minul. Zvolte dnešek nebo pozdější den.
refusal-day-not-later = Nový termín { $day } není pozdější než dosavadní, nebo už minul. Zvolte pozdější den.
refusal-meeting-earlier = Na pořadu je víc než { $count } tisků, dřívější den pro všechny najednou ověřit nejde. Schůze zůstala, jak je; naplánujte novou a tisky na ni převeďte.
refusal-not-a-time = Čas napište jako hodiny a minuty, třeba 15:00.
refusal-plan-length = Plán musí mít nejméně jedno a nejvýše { $most } jednání. Zkraťte období nebo ho rozdělte.
refusal-plan-repeats = Dvě jednání připadají na { $day }. Jedno z nich z plánu vyřaďte.
refusal-late-reason-missing = Tisk přichází po uzávěrce. Napište, proč se předkládá pozdě.
refusal-late-item-reason-missing = Jednání už je svolané. Napište, proč bod přichází až teď.
refusal-late-consent-missing = Pozdní tisk potřebuje souhlas toho, koho určují pravidla orgánu ({ $body }). Vyberte, kdo ho dal.
refusal-late-consent-of-another = Ten, kdo měl dát souhlas s pozdním předložením, k tomu dnes nemá funkci. Vyberte jinou osobu.
refusal-late-absence-missing = Souhlas s pozdním předložením dává místopředseda (místostarosta). Napište, proč ho nedal předseda (starosta).
refusal-sections-repeat = Část „{ $section }“ je v pořadu dvakrát. Každou část pojmenujte jinak.
refusal-section-in-use = V části „{ $section }“ jsou body. Nejdřív je přesuňte do jiné části.
refusal-body-does-not-meet = Tento orgán se neschází, schůzi mu naplánovat nejde. Vyberte zastupitelstvo, radu, výbor nebo komisi.
refusal-body-not-there = { $body } dne { $day } není zřízen. Zvolte jiný den, nebo upravte orgán v Nastavení.
refusal-item-has-paper = Bod má tisk. Stáhněte z pořadu tisk; bod zmizí s ním a tisk zůstane mezi připravenými.
refusal-item-not-planned = Bod byl z pořadu stažen nebo odložen, výsledek k němu zapsat nejde.
refusal-no-such-neighbour = Bod, za který se má přesunout, na pořadu není. Pořad mezitím někdo změnil; zkuste to znovu.

## Výsledky hlasování

refusal-outcome-entered = Výsledek tohoto bodu je už zapsaný a zůstává, jak je. Je-li v něm chyba, opravte zápis.
refusal-no-outcome = U bodu ještě není zapsaný žádný výsledek, není tedy co opravit. Zapište výsledek.
refusal-nothing-corrected = Oprava se neliší od toho, co už je zapsané. Upravte hlasy nebo znění, nebo opravu zavřete.
refusal-correction-late = Z jednání už je zápis, výsledek proto nelze opravit tady. Chyba se uvede na pravou míru na příštím jednání.
refusal-next-body-began = { $body } už má tisk na pořadu nebo ho projednala podle původního výsledku. Nejdřív tisk z pořadu stáhněte, potom výsledek opravte.
refusal-paper-moved-on = Tisk „{ $title }“ se od hlasování dostal jinam: přepracovává se nebo ho orgán projednává znovu. Výsledek zůstal, jak byl zapsán.
refusal-resolution-acted-on = Usnesení { $number } je pozastavené, zrušené nebo samo jiné ruší. Opravit lze jen počty hlasů, ne to, zda bylo přijato, ani jeho znění.
refusal-fate-written = Podle tohoto hlasování už je zapsáno, jak dopadlo pozastavené usnesení rady. Výsledek proto nelze změnit.
refusal-outcome-kind = Takový výsledek program nezná. Zvolte hlasování, projednání, nebo bez stanoviska.
refusal-body-must-vote = Tento orgán o tisku rozhoduje nebo ho doporučuje, a to jde jen hlasováním. Zapište hlasy, nebo bod odložte.
refusal-votes-missing = Chybí hlasy. Zapište počty, nebo seznam jmen.
refusal-too-many-votes = Sečteno je { $counted } hlasů, ale orgán má ten den { $members } členů. Opravte počty; nic se nezapsalo.
refusal-no-members = Orgán v den schůze nemá žádného člena. Doplňte členy v Nastavení a zapište hlasy pak.
refusal-no-mandate = { $person } v den schůze { $day } nemá mandát, hlas nelze započítat. Opravte seznam; nic se nezapsalo.
refusal-no-alternates = Tento orgán náhradníky nemá, hlasovat mohou jen jeho členové. Výsledek se nezapsal.
refusal-not-alternate = { $person } není { $day } náhradníkem tohoto orgánu. Doplňte členství, nebo vyberte jiného.
refusal-alternate-member = { $person } má v orgánu vlastní hlas, a proto nemůže hlasovat místo jiného člena.
refusal-ballot-twice = { $person } je v seznamu dvakrát. Opravte seznam; nic se nezapsalo.
refusal-announced-differs = Vyhlášeno bylo „{ $announced ->
    [adopted] přijato
   *[other] nepřijato
 }“, z hlasů ale vychází „{ $computed ->
    [adopted] přijato
   *[other] nepřijato
 }“: pro { $for }, potřeba { $needed } z { $members } členů. Nic se nezapsalo. Opravte hlasy, nebo rozdíl vysvětlete.
refusal-resolution-text-missing = Návrh byl přijat, ale chybí text usnesení. Doplňte výrok se slovesem.
refusal-number-pattern = Podle vzoru „{ $pattern }“ číslo vytvořit nejde ({ $what }). Opravte vzor v Nastavení; nic se nezapsalo.
refusal-number-of-other-pattern = Číslo „{ $number }“ není psané podle vzoru „{ $pattern }“. Opravte číslo nebo vzor; řada se nezměnila.
refusal-number-taken = Nejbližší čísla podle vzoru „{ $pattern }“ jsou už obsazená. Zkontrolujte vzor nebo načtenou historii; nic se nezapsalo.

## Usnesení

refusal-resolution-ended = Usnesení { $number } už neplatí, zrušit ho nejde.
refusal-resolution-state = Usnesení { $number } { $state ->
    [valid] platí a není pozastavené
    [suspended] je už pozastavené
    [revoked] bylo zrušeno jiným usnesením
    [cancelled] bylo zrušeno zastupitelstvem
    [void] nebylo přijato, jeho zápis byl opraven
   *[other] je ve stavu z novější verze programu
 }, proto tento krok udělat nejde. Nic se nezměnilo.
refusal-revoking-resolution = Zrušit usnesení může jen jiné usnesení, které platí. Vyberte ho.
refusal-lower-body = Usnesení může zrušit jen týž orgán, nebo orgán jemu nadřízený.
refusal-not-of-council = Pozastavit lze jen výkon usnesení rady (§ 105 odst. 1).
refusal-not-about-suspended = Tohle usnesení zastupitelstva o pozastaveném usnesení nerozhodlo. Vyberte to, které vzešlo z tisku otevřeného pozastavením.
refusal-not-of-assembly = O pozastaveném usnesení rozhoduje zastupitelstvo. Vyberte jeho platné usnesení.
refusal-fate = Zvolte, zda zastupitelstvo usnesení potvrdilo, nebo zrušilo.

## Starosta v působnosti rady

refusal-not-mayor-body = Tento orgán není starosta v působnosti rady. Nic se nezměnilo; otevřete rozhodnutí starosty znovu.
refusal-not-the-mayor = { $person ->
    [none] Rozhodnout může jen starosta, nebo místostarosta, který ho zastupuje.
   *[other] { $person } dne { $day } není starosta ani místostarosta, který ho zastupuje, a rozhodnout nemůže.
 } Nic se nevydalo. Zapisujete-li za starostu, vyberte ho jako toho, za koho zapisujete.
refusal-mayor-absence-missing = Místostarosta rozhoduje, jen když je starosta nepřítomen nebo funkci nevykonává (§ 104 odst. 1). Napište proč; nic se nevydalo.
refusal-council-stands = Dne { $day } tu působí rada, a tak o svých věcech rozhoduje sama (§ 99). Nic se nevydalo; předložte věc radě.
refusal-council-to-be-elected = Zastupitelstvo má { $members } členů, a volí proto radu (§ 99 odst. 3). Nic se nevydalo; předložte věc zastupitelstvu.
refusal-decision-ahead = Rozhodnutí nemůže mít den, který teprve přijde ({ $day }). Opravte den; nic se nevydalo.
refusal-not-before-mayor = Tisk „{ $title }“ teď na starostu nečeká. Nic se nevydalo; podívejte se na jeho cestu.
refusal-decision-text-missing = Rozhodnutí nemá znění. Napište aspoň jeden výrok se slovesem; nic se nevydalo.
refusal-decision-doubtful = { $warning ->
    [of_assembly] Podle slov nebo paragrafu patří věc zastupitelstvu (§ 84 odst. 2, § 85).
    [reserved] Podle slov jde o věc, kterou má v obci bez rady zastupitelstvo (§ 102 odst. 4).
    [budget] Rozpočtové opatření smí starosta jen v rozsahu, který svěřilo zastupitelstvo (§ 102 odst. 2 písm. a).
   *[other] K této věci má program pochybnost.
 } Nic se nevydalo. Napište, proč přesto rozhoduje starosta, nebo věc předejte zastupitelstvu.
refusal-left-to = Zvolte, zda tisk půjde zastupitelstvu, nebo zpátky zpracovateli. Nic se nezměnilo.
refusal-own-left = Návrh člena zastupitelstva nebo výboru nemůže starosta vrátit zpracovateli (§ 94 odst. 1 a § 82 písm. a) zákona o obcích); zpět ho vezme jen ten, kdo ho podal. Rozhodněte o něm, nebo ho postupte zastupitelstvu. Nic se nezměnilo.
refusal-no-council = Rada dnes v obci nepůsobí, a tak jí tisk předat nejde. Nic se nezměnilo. Rozhodněte o něm, nebo ho předejte zastupitelstvu.
refusal-mayor-only-decides = Starosta v působnosti rady rozhoduje sám, stanovisko ani doporučení nedává. Zvolte u jeho kroku „rozhodne“.

## Úkoly

refusal-task-state = Úkol { $state ->
    [done] je splněný
    [cancelled] je zrušený
    [suspended] je pozastavený spolu s usnesením
    [transferred] byl převeden na někoho jiného
   *[other] je ve stavu z novější verze programu
 }, měnit ho nejde. Nic se nezměnilo.
refusal-assignee-missing = Napište, na koho se úkol převádí.

## Načtení historie

refusal-import-empty = V souboru není žádné usnesení. Nic se nenačetlo; zkontrolujte, zda je to správný soubor.
refusal-import-rows = { $count ->
    [one] Jeden řádek má závadu
    [few] { $count } řádky mají závadu
   *[other] { $count } řádků má závadu
 } (nejdřív řádky { $lines }). Nenačetlo se nic. Opravte je podle zprávy a načtěte soubor znovu.
refusal-document-empty = Soubor je prázdný. Nic se nezměnilo; vyberte soubor, ve kterém něco je.
refusal-document-twice = Tento soubor už u jednání je. Nic se nezměnilo.
refusal-import-undone = Toto načtení už bylo vzato zpět.
fault-not-readable = Řádek nelze přečíst: { $detail }.
fault-number-missing = Chybí číslo usnesení.
fault-number-twice = Číslo { $detail } je v souboru dvakrát.
fault-number-present = Usnesení { $detail } už v programu je.
fault-text-missing = Usnesení { $detail } nemá text.
fault-too-many-rows = Řádků je { $detail }, najednou lze načíst nejvýš 20 000. Rozdělte soubor.
fault-zero-character = Řádek obsahuje znak, který do textu nepatří.

## Spisová služba

refusal-registry-not-yet = { $kind ->
    [paper] Tisk je teprve rozepsaný, do spisové služby patří až po předložení.
    [invitation] Pozvánka na toto jednání ještě nebyla rozeslána.
   *[other] Tento dokument ještě není hotový.
 } Nic se nezměnilo.
refusal-registry-handed-over = Dokument už byl do spisové služby předán. Má-li jít znovu, zvolte výslovně opakované předání.
refusal-registry-number-missing = Chybí číslo jednací. Opište ho ze spisové služby.
refusal-registry-number-unfit = „{ $number }“ nevypadá jako číslo jednací. Musí mít aspoň jednu číslici a nejvýš { $most } znaků.
refusal-registry-number-taken = Číslo jednací { $number } už má jiný dokument. Nic se nezměnilo; zkontrolujte je ve spisové službě.
refusal-registry-mark-unfit = „{ $mark }“ nejde zapsat. Značka a znak mají nejvýš { $most } znaků.
refusal-registry-retention-unfit = Skartační znak je A, S nebo V, lhůta nejvýš { $most } let.
refusal-registry-reason-missing = Číslo už bylo zapsané. Napište jednou větou, proč se opravuje.
refusal-registry-unchanged = Tyto údaje už u dokumentu jsou, není co zapsat.

## Finanční krytí

refusal-cover-line = Na řádku { $line } finančního krytí { $what ->
    [amount] chybí částka, nebo je příliš vysoká
    [year] není rok rozpočtu
    [paragraph] musí mít paragraf čtyři číslice
    [item] musí mít položka čtyři číslice
    [organisation] je číslo organizace příliš dlouhé
   *[note] chybí poznámka o zdroji, nebo je příliš dlouhá
 }. Opravte ho, ostatní řádky zůstaly.
refusal-cover-too-long = Finanční krytí může mít nejvýš { $most } řádků. Sečtěte drobné položky.
refusal-cover-missing = Tisk nemá finanční krytí, není co potvrdit.
refusal-cover-moved = Finanční krytí se mezitím změnilo. Projděte je znovu a potvrďte to, co platí teď.
refusal-cover-confirmed = Finanční krytí už je potvrzené. Nic se nezměnilo.

## Upozornění

refusal-notice-hour = Hodina denního přehledu je od 0 do 23.
refusal-notice-way = Tento způsob upozornění tu program nezná. Vyberte jiný, nebo program aktualizujte.

## Společné

refusal-bad-input = Zadání program nepřečetl ({ $what }). Nic se nezměnilo; zkontrolujte údaje.
refusal-not-found = To, s čím pracujete, tu už není, nebo to nevidíte. Nic se nezměnilo; načtěte přehled znovu.
refusal-exists = Toto už bylo jednou založeno. Nic se nezměnilo.
refusal-zero-character = Text obsahuje znak, který do něj nepatří. Vložte ho znovu bez formátování.

## Nálezy formální kontroly

check-nobody-decides = Cesta tisku nevede k žádnému orgánu, který by rozhodl.
check-belongs-to-assembly = Podle slov návrhu nebo paragrafu to patří zastupitelstvu (§ 84 odst. 2, § 85).
check-reserved-without-council = Podle slov návrhu má věc v obci bez rady zastupitelstvo (§ 102 odst. 4).
check-belongs-to-council = Uvedený paragraf vyhrazuje věc radě (§ 102 odst. 2).
check-not-posted = Záměr není vyvěšen na úřední desce (§ 39 odst. 1).
check-budget-not-posted = Návrh není zveřejněn na úřední desce (§ 11 odst. 3 a § 17 odst. 6 zákona č. 250/2000 Sb.).
check-budget-posted-too-short = Návrh nebude do zasedání zveřejněn 15 dnů (§ 11 odst. 3 a § 17 odst. 6 zákona č. 250/2000 Sb.).
check-posted-too-short = Záměr do dne rozhodnutí nevisí 15 celých dnů (§ 39 odst. 1).
check-annex-empty = Příloha „{ $detail }“ je prázdná.
check-annex-unreadable = Přílohu „{ $detail }“ nelze otevřít nebo je zaheslovaná.
check-annex-missing = Návrh mluví o příloze, ale žádná přiložena není.
check-resolution-unclear = Výrok { $detail } není úplný.
check-cover-missing = Tisk nemá finanční krytí.
check-cover-unconfirmed = Finanční krytí ještě nepotvrdil ekonom.
check-not-searched = Osobní údaje zatím nikdo nehledal. Zvolte Zkontrolovat znovu.
check-personal-data = Zkontrolujte v textu osobní údaje: { $detail }.

## Dokumenty upravené ručně a jejich vzhled

refusal-edition-not-yet = Dokument ještě nejde ven, opravený soubor by ho předběhl. Vložte ho, až tisk opustí úřad nebo až bude jednání platit.
refusal-edition-without-note = Napište jednou větou, co jste opravili. Uvidí to každý, kdo dokument otevře.
refusal-edition-no-word = Soubor není dokument Wordu (DOCX). Uložte ho ve Wordu jako „Dokument Word (.docx)“ a vložte znovu.
refusal-edition-too-large = Soubor je větší než 20 MB. Zmenšete v něm obrázky a vložte ho znovu.
refusal-edition-none = Úřední podobou je dokument programu, není co brát zpět.
refusal-layout-section = Oddíl „{ $section }“ tento dokument nemá. Nic se nezměnilo.
refusal-layout-section-twice = Některý oddíl stojí v pořadí dvakrát. Nechte ho jednou.
refusal-layout-section-needed = Oddíl „{ $section }“ nejde vynechat, bez něj by dokument nic neříkal.
refusal-layout-too-long = Věta je delší než { $count } znaků. Zkraťte ji.
refusal-layout-signers = Takto podepsat nejde: každý podepisuje jednou a jen ten, kdo k dokumentu patří.
refusal-letterhead-too-long = Spojení na úřad je jeden řádek do 160 znaků. Zkraťte ho.
refusal-filing-rules-moved = Znaky nebo datovou schránku mezitím změnil někdo jiný, proto se znaky neuložily; složka tohoto počítače uložená je. Načtěte znaky úřadu a změnu v nich zopakujte.

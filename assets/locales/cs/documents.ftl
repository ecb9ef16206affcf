### Úřední dokumenty. Úřední dokument je vždy česky; anglické znění slouží jen k ověření úplnosti a k chybám.

## Proč dokument nejde vytisknout

# $field je část dokumentu, $character znak s číslem, třeba „漢“ (U+6F22).
document-unprintable = Dokument nejde vytisknout: { $field ->
    [title] v názvu
    [draft] v návrhu usnesení
    [clauses] v textu usnesení
    [resolutions] v textu některého usnesení
    [programme] v programu
    [annexes] v názvu přílohy
    [opinions] ve stanovisku
    [route] v postupu projednání
    [place] v místě konání
    [closing] v poznámce k pozvánce
    [letterhead] v názvu nebo adrese obce
    [signatures] ve jménu podepisující osoby
   *[other] v jeho textu
 } je znak { $character }, který žádné z vložených písem neumí. Nahraďte ho slovem a tiskněte znovu; text zůstal, jak je.
document-blank = Dokument nejde vytisknout: chybí { $field ->
    [number] číslo
    [title] název
    [place] místo konání
    [municipality] název obce
   *[other] údaj, bez něhož nic neříká
 }. Doplňte ho a tiskněte znovu.
document-crest = Znak obce nejde přečíst jako kresbu SVG. V Nastavení → Dokumenty vyberte jiný soubor, nebo znak odeberte; dokument se pak vytiskne bez znaku.
document-crest-large = Znak má { $size } kB, do hlavičky se vejde nejvýš { $most } kB. Nic se nezměnilo. Vyberte jednodušší kresbu SVG, nebo obrázek PNG zmenšete.
document-crest-reaches = Kresba znaku odkazuje mimo sebe nebo obsahuje skript ({ $what }), proto ji do dokumentů vložit nejde. Nic se nezměnilo. Otevřete ji v kreslicím programu, uložte ji jako prosté SVG a vyberte znovu.
document-no-convener = Den, kdy se pozvánka posílá, nemá { $body } předsedu ani místopředsedu, takže není, kdo svolává. Doplňte členství v nastavení.
document-meeting-cancelled = Schůze byla zrušena, pozvánka na ni se už netiskne. Naplánujte novou.
document-meeting-incomplete = Schůze nemá čas, kdy začíná. Doplňte ho a tiskněte znovu.
document-too-long = Text je na jeden dokument příliš dlouhý. Přečtěte si ho na stránce, nebo požádejte úřad, ať ho pošle jako soubor.
document-no-resolutions = Schůze zatím nemá žádné usnesení ani hlasování. Zapište výsledky bodů a tiskněte znovu.
document-certificate-nobody = Po tomto zániku mandátu nikdo nenastoupil, osvědčení se nevydává.
document-certificate-taken-back = Zánik mandátu je vzat zpět a náhradník nenastoupil. Osvědčení se nevydává.
document-certificate-no-issuer = V den vydání nemá obec radu ani zastupitelstvo, osvědčení nemá kdo vydat. Doplňte orgány v Nastavení a tiskněte znovu.
document-no-changes = { $name }: od posledního odeslání se nic nezměnilo, seznam změn by byl prázdný.
document-no-day = U usnesení { $number } není den, kdy bylo přijato, výpis z něj by nebyl úplný. Doplňte den a tiskněte znovu.

## Obec a orgány

# $name je název obce v druhém pádu, třeba „města Vzorova“.
print-crest = Znak { $name }
print-act = { $law ->
    [act128] zákona č. 128/2000 Sb., o obcích
    [act131] zákona č. 131/2000 Sb., o hlavním městě Praze
   *[other] zákona
 }
# $number je pořadí, $body název orgánu ve druhém pádu.
print-meeting = { $number }. { $kind ->
    [assembly] zasedání
   *[other] schůze
 } { $body }
print-meeting-unnumbered = { $kind ->
    [assembly] zasedání
   *[other] schůze
 } { $body }
print-list-title = Usnesení { $consonants ->
    [two] ze
   *[other] z
 } { $number }. { $kind ->
    [assembly] zasedání
   *[other] schůze
 } { $body }
print-chair = { $gender ->
    [feminine] { $kind ->
        [assembly] starostka
        [council] starostka
        [mayor] starostka
        [committee] předsedkyně výboru
        [commission] předsedkyně komise
        [local_committee] předsedkyně osadního výboru
        [working_group] vedoucí pracovní skupiny
       *[other] předsedkyně
    }
   *[masculine] { $kind ->
        [assembly] starosta
        [council] starosta
        [mayor] starosta
        [committee] předseda výboru
        [commission] předseda komise
        [local_committee] předseda osadního výboru
        [working_group] vedoucí pracovní skupiny
       *[other] předseda
    }
 }
print-deputy = { $gender ->
    [feminine] { $kind ->
        [assembly] místostarostka
        [council] místostarostka
        [mayor] místostarostka
        [committee] místopředsedkyně výboru
        [commission] místopředsedkyně komise
        [local_committee] místopředsedkyně osadního výboru
        [working_group] zástupkyně vedoucí osoby
       *[other] místopředsedkyně
    }
   *[masculine] { $kind ->
        [assembly] místostarosta
        [council] místostarosta
        [mayor] místostarosta
        [committee] místopředseda výboru
        [commission] místopředseda komise
        [local_committee] místopředseda osadního výboru
        [working_group] zástupce vedoucí osoby
       *[other] místopředseda
    }
 }
print-attested = Za správnost: { $name }
print-drafter = { $gender ->
    [feminine] zpracovatelka
   *[masculine] zpracovatel
 }
print-head = vedoucí odboru
# Podpis zástupce: jeho jméno nad jménem zastoupeného.
print-in-place = v z. { $name }

## Rozhodnutí starosty v působnosti rady

# Začátek věty, za ním stojí sloveso výroku; $of je název obce ve druhém pádu.
print-decision-preamble = { $gender ->
    [feminine] { $office ->
        [deputy] Místostarostka { $of } v zastoupení starosty (§ 104 odst. 1) a v působnosti rady podle § 99 odst. 2 zákona č. 128/2000 Sb., o obcích,
       *[other] Starostka { $of } v působnosti rady podle § 99 odst. 2 zákona č. 128/2000 Sb., o obcích,
    }
   *[masculine] { $office ->
        [deputy] Místostarosta { $of } v zastoupení starosty (§ 104 odst. 1) a v působnosti rady podle § 99 odst. 2 zákona č. 128/2000 Sb., o obcích,
       *[other] Starosta { $of } v působnosti rady podle § 99 odst. 2 zákona č. 128/2000 Sb., o obcích,
    }
 }
print-decision-office = { $gender ->
    [feminine] { $office ->
        [deputy] místostarostka
       *[other] starostka
    }
   *[masculine] { $office ->
        [deputy] místostarosta
       *[other] starosta
    }
 }
print-decision-absence = Rozhodnuto v zastoupení (§ 104 odst. 1). Zastoupen: { $mayor }. Důvod: { $absence }
print-decision-vacant = Rozhodnuto v době, kdy funkci starosty nikdo nevykonával (§ 104 odst. 1). Důvod: { $absence }

## Pozvánka a oznámení

print-notice-kind = Oznámení o konání zasedání zastupitelstva
print-invitation-kind = Pozvánka na schůzi
print-own-page-kind = Pozvánka a program jednání
# V patě každé strany: komu server dokument udělal a kdy; jiný člen může vidět jiné body.
print-own-page-seen = pro: { $name }, stav { $day } v { $time }
print-notice-foot = { $law ->
    [act128] Oznámení podle § 93 odst. 1 zákona č. 128/2000 Sb., o obcích
    [act131] Oznámení podle zákona č. 131/2000 Sb., o hlavním městě Praze
   *[other] Oznámení o konání zasedání
 }
print-invitation-foot = Pozvánka: { $meeting }
print-programme = Navržený program
print-programme-and-section = Navržený program – { $section }
print-confidential-item = Neveřejný bod
print-item-confidential = neveřejný bod
print-item-late = na stůl
print-item-withdrawn = staženo z programu
print-item-postponed = odloženo
print-item-presenter = předkládá { $name }
# Pod bodem programu: co k tisku řekl orgán před tím, který se schází.
print-item-earlier = { $body } { $day }: { $outcome }
print-item-earlier-undated = { $body }: { $outcome }
print-item-paper = tisk { $number }
print-is-public = { $kind ->
    [assembly] Zasedání zastupitelstva je veřejné.
   *[other] Schůze je veřejná.
 }
print-is-closed = Schůze je neveřejná.
print-crisis = Zasedání je svoláno ve lhůtě zkrácené podle § 93 odst. 2 zákona č. 128/2000 Sb., o obcích: { $reason }

## Hlasování

print-vote-for = Pro
print-vote-against = Proti
print-vote-abstained = { $gender ->
    [feminine] { $count ->
        [0] Zdržel se
        [one] Zdržela se
        [few] Zdržely se
       *[other] Zdrželo se
    }
   *[masculine] { $count ->
        [0] Zdržel se
        [one] Zdržel se
        [few] Zdrželi se
       *[other] Zdrželo se
    }
 }
print-vote-not-voted = { $gender ->
    [feminine] { $count ->
        [one] Nehlasovala
        [few] Nehlasovaly
       *[other] Nehlasovalo
    }
   *[masculine] { $count ->
        [one] Nehlasoval
        [few] Nehlasovali
       *[other] Nehlasovalo
    }
 }
print-vote-excluded = { $gender ->
    [feminine] { $count ->
        [one] Vyloučena
        [few] Vyloučeny
       *[other] Vyloučeno
    }
   *[masculine] { $count ->
        [one] Vyloučen
        [few] Vyloučeni
       *[other] Vyloučeno
    }
 }
print-vote-absent = { $gender ->
    [feminine] { $count ->
        [one] Nepřítomna
        [few] Nepřítomny
       *[other] Nepřítomno
    }
   *[masculine] { $count ->
        [one] Nepřítomen
        [few] Nepřítomni
       *[other] Nepřítomno
    }
 }

## Výpis a seznam usnesení

print-item = bod { $number }
print-paper = tisk { $number }
print-resolution-revoked = Usnesení bylo zrušeno usnesením { $number }.
print-resolution-revoked-later = Usnesení bylo zrušeno pozdějším usnesením.
print-resolution-suspended = Výkon usnesení je pozastaven podle § 105 odst. 1 zákona č. 128/2000 Sb., o obcích.
print-resolution-cancelled = Usnesení zrušilo zastupitelstvo.
print-resolution-void = Usnesení nebylo přijato, výsledek hlasování byl původně zapsán chybně. Číslo už nepřipadne žádnému jinému usnesení.
print-corrected = Zápis výsledku byl opraven { $day }. Původně bylo zapsáno: { $before }. Dříve vydané výpisy uvádějí původní zápis.
print-number-burnt = číslo { $number } neplatí
print-without-vote = bez hlasování
print-verdict-adopted = přijato
print-verdict-rejected = nepřijato
print-not-adopted = { $kind ->
    [assembly] nepřijalo
    [council] nepřijala
    [commission] nepřijala
    [working_group] nepřijala
   *[other] nepřijal
 }
print-recommends = doporučuje
print-recommends-not = nedoporučuje
print-draft-of-paper = návrh usnesení podle tisku č. { $number }.
print-draft-of-item = návrh usnesení k tomuto bodu.
print-list-confidential = Seznam obsahuje usnesení k neveřejným bodům a může obsahovat osobní údaje; ke zveřejnění slouží upravená podoba.

## Košilka tisku

print-no-number = bez čísla
print-destination = { $meeting }, { $day }, bod { $item }
print-access = { $level ->
    [public] veřejný
    [all_bodies] neveřejný – jen členové orgánů obce
    [body] neveřejný – jen členové orgánů, které tisk projednávají
    [named] neveřejný – jen jmenované osoby
    [secretariat] neveřejný – jen organizační oddělení, předkladatel a zpracovatel
   *[other] neveřejný
 }
print-access-annexes = { $access }, { $count ->
    [one] příloha č. { $numbers } neveřejná
    [few] přílohy č. { $numbers } neveřejné
   *[other] přílohy č. { $numbers } neveřejné
 }
print-file-mark = { $number }, sp. zn.: { $mark }
print-cover-total = Celkem { $amount }
print-cover-organisation = org. { $number }
print-cover-source = { $source ->
    [own] vlastní prostředky
    [grant] dotace
    [loan] úvěr
   *[other] jiný zdroj
 }
print-cover-confirmed = krytí potvrzuje { $name }, { $day }
print-cover-unconfirmed = krytí zatím nikdo nepotvrdil
print-and = { $first } a { $last }
print-annex-hidden = neveřejná příloha
print-annex-confidential = neveřejná
print-annex-unreadable = nečitelná
print-stance = { $stance ->
    [agree] souhlasí
    [with_condition] souhlasí s podmínkou
    [disagree] nesouhlasí
    [no_objection] bez připomínek
   *[other] vyjádření
 }
print-opinion-requested = čeká se do { $day }
print-opinion-overdue = ve lhůtě do { $day } nepodáno
print-opinion-waived = prominuto
print-route-drafting = Zpracování
print-route-drafting-at = Zpracování – { $department }
print-route-opinions = Stanoviska
print-route-department = Schválení v odboru
print-route-check = Kontrola organizačního oddělení
# $asks je, co krok žádá: approve, advise, take_note.
print-route-step = { $asks ->
    [advise] Vyjádření
    [take_note] Na vědomí
   *[other] Schválení
 }
print-route-step-done = { $verdict ->
    [approve] schváleno
    [advise] vyjádřeno
    [take_note] vzato na vědomí
    [skipped] přeskočeno
    [lapsed] nevzato na vědomí ve lhůtě
   *[other] vyřízeno
 }
print-route-remarked = návrh jde dál, úřad jen připojuje poznámky (§ 94 odst. 1)
print-remark = poznámka úřadu
print-route-other = Další krok
print-route-beside = { $step } (souběžně s předchozím)
print-route-in-work = zpracovává se
print-route-drafted = zpracováno
print-route-returned = vráceno k dopracování
print-route-approved = schváleno
print-route-checked = bez závad
print-route-skipped = nevyžádána
print-route-passed-over = vynecháno
# $given a $all jsou čísla.
print-route-opinions-given = { $given ->
    [one] podáno { $given } z { $all }
    [few] podána { $given } z { $all }
   *[other] podáno { $given } z { $all }
 }
print-consultation = { $state ->
    [adopted] přijato
    [recommended] doporučuje
    [not_recommended] nedoporučuje
    [not_adopted] nepřijato
    [without_opinion] bez stanoviska
    [no_quorum] bez stanoviska, jednání nebylo usnášeníschopné
    [date_passed] bez stanoviska, lhůta uplynula
    [not_reached] bez stanoviska, na bod nedošlo
    [discussed_only] projednáno
    [postponed] odloženo
    [withdrawn] staženo
    [decided] rozhodnuto v působnosti starosty
    [referred] předáno zastupitelstvu
   *[other] projednáno
 }
# $votes je „5 pro, 1 se zdržel“.
print-consultation-votes = { $outcome } ({ $votes })
print-consultation-until = { $outcome } do { $day }
print-votes-for = { $count } pro
print-votes-against = { $count } proti
print-votes-abstained = { $count ->
    [one] { $count } se zdržel
    [few] { $count } se zdrželi
   *[other] { $count } se zdrželo
 }

## Zpráva o ztraceném zařízení

print-lost-ended-before = Dřív, než vznikla tato zpráva. Kdy přesně, říká záznam úřadu.
print-lost-wipes = Zařízení smaže všechno, co drží.
print-lost-gives-back = Zařízení smaže všechno, co přišlo z úřadu. Zůstane v něm jen to, co jeho osoba napsala a neodeslala.
print-lost-term-key = Klíč
print-lost-key = { $key ->
    [pass_phrase] Data jsou zašifrovaná. Otevře je jen heslová věta, kterou zná osoba zařízení.
    [keyring] Data jsou zašifrovaná. Klíč drží klíčenka systému: data otevře, kdo se v počítači přihlásí pod účtem osoby.
   *[other] Data jsou zašifrovaná. Čím se klíč odemyká, zařízení nesdělilo.
}
print-lost-term-access = Přístup k úřadu
print-lost-access = Skončil odpojením. Nic nového už do zařízení nepřijde.
print-lost-term-offline = Čtení bez spojení
print-lost-offline = Bez spojení s úřadem program sám smaže důvěrné písemnosti { $confidential }, písemnosti orgánů a odborů { $body } a ostatní { $public }. Stane se to, jen když v zařízení běží.
print-lost-term-unsent = Neodeslaná práce
print-lost-waiting = { $count ->
    [0] Dne { $day } v zařízení nic nečekalo.
    [one] Dne { $day } čekala v zařízení { $count } změna. Co přibylo potom, úřad neví.
    [few] Dne { $day } čekaly v zařízení { $count } změny. Co přibylo potom, úřad neví.
   *[other] Dne { $day } čekalo v zařízení { $count } změn. Co přibylo potom, úřad neví.
}
print-lost-waiting-unknown = Zařízení nesdělilo, zda v něm něco čeká.
print-lost-papers = Tisky
print-lost-annexes = Přílohy
print-lost-meetings = Jednání
print-lost-resolutions = Usnesení
print-lost-tasks = Úkoly
print-lost-people = Osoby
print-lost-moved-on = Od té doby změněno
print-lost-removed = Od té doby smazáno
print-lost-hidden = Název tu není: kdo zprávu pořídil, tento tisk nevidí. Úplnou zprávu vytiskne správce serveru.
print-lost-notice = Zpráva říká, co v zařízení mohlo být čitelné podle jeho posledního spojení, ne že to někdo četl. Přílohy se stahují postupně a všechny tam být nemusely. Disk, který se už nepřipojí, smazat na dálku nelze.

## Obnovovací list

print-sheet-title = Obnovovací kód úřadu
print-sheet-what = Kdo má tento kód a disk se zálohami nebo počítač úřadu, přečte v úřadu všechno. Chraňte list jako razítko obce. Na velikosti písmen nezáleží, místo nuly lze napsat O.
print-sheet-keep = Kam s listem
print-sheet-keep-where = Uložte ho do trezoru nebo k zapečetěným klíčům.
print-sheet-keep-apart = Nenechávejte ho u počítače ani u disku se zálohami.
print-sheet-keep-lost = Když se list ztratí, vytvořte nový kód v Nastavení → Zálohy. Bez listu i bez heslové věty úřad nikdo neotevře, ani výrobce programu.
print-sheet-return = Počítač se pokazil nebo ztratil
print-sheet-return-install = Nainstalujte Oběžník na jiný počítač a spusťte ho.
print-sheet-return-choose = Na první obrazovce zvolte Obnovit ze zálohy.
print-sheet-return-disk = Připojte disk se zálohami a vyberte ho. Nejnovější záloha se nabídne sama.
print-sheet-return-code = Opište všech osm skupin kódu.
print-sheet-return-after = Po obnovení vyberte, kam se bude zálohovat, a na původním počítači už nepracujte.
print-sheet-unlock = Někdo zapomněl heslovou větu
print-sheet-unlock-how = Při odemykání zvolte Obnovovací kód a opište všech osm skupin.
print-sheet-unlock-new = Program pak nabídne novou heslovou větu. List zůstává v platnosti.
print-sheet-taken = Převzal(a), podpis
print-sheet-lies = Uloženo kde

## Balíček pro kontrolu

print-control-called = Obsah balíčku pro kontrolu
print-control-period = Období od { $from } do { $to }
print-control-with = V balíčku jsou i neveřejné tisky a co k nim patří. Každý takový tisk je v programu zapsán jako čtený, s osobou a dnem. Předejte balíček jen tomu, kdo je smí vidět.
print-control-without = Neveřejné tisky v balíčku nejsou; co kvůli nim chybí, je vypsáno na konci.
print-control-annexes = Přílohy tisků balíček neobsahuje. Zápisy, prezenční listiny a doklady o vyvěšení v něm jsou, pokud je úřad uložil k jednání.
print-control-left-out = Co v balíčku není
print-control-count-meetings = Jednání
print-control-count-resolutions = Výpisy z usnesení
print-control-count-documents = Dokumenty jednání
print-control-count-votes = Hlasování
print-control-count-tasks = Úkoly
print-control-count-postings = Vyvěšení
print-control-count-overrides = Výjimky
print-control-count-log = Řádky deníku
print-control-sheet-contents = Obsah balíčku
print-control-file-word = Obsah balíčku pro Word
print-control-sheet-votes = Hlasování
print-control-sheet-attendance = Účast na jednáních
print-control-most-present = Nejvíc přítomných
print-control-least-present = Nejméně přítomných
print-control-took-part = Účastnili se
print-control-took-no-part = Nepřítomni po celé jednání
print-control-apologised = Omluveni předem
# Hlasování bylo zapsáno jen počty; kdo byl přítomen, z něj poznat nejde.
print-control-not-by-name = jmenovitě nezaznamenáno
# $names jsou ti, kdo hlasovali jmenovitě aspoň jednou.
print-control-partly-by-name = { $names }; u části hlasování jmenovitě nezaznamenáno
print-control-sheet-tasks = Úkoly
print-control-sheet-postings = Vyvěšení na úřední desce
print-control-sheet-overrides = Výjimky z pravidel
print-control-sheet-log = Deník
print-control-file = Soubor
print-control-what = Co obsahuje
print-control-bytes = Velikost v bajtech
print-control-digest = Otisk SHA-256
print-control-why = Proč chybí
print-control-file-invitation = Pozvánka: { $meeting }
print-control-file-list = Usnesení: { $meeting }
print-control-file-document = { $meeting }: { $name }
print-control-file-extract = Výpis z usnesení { $number }
print-control-file-decision = Rozhodnutí starosty { $number }
print-control-file-chain = Ověření deníku
print-control-left-minutes = Zápis: { $meeting }
print-control-left-vote = Hlasování o tisku { $number }
print-control-left-task = Úkol z usnesení { $number }
print-control-left-posting = Vyvěšení k tisku { $number }
print-control-left-log = Znění řádků deníku k tisku { $number }
print-control-left-untold = { $count ->
        [one] { $count } řádek deníku
        [few] { $count } řádky deníku
       *[other] { $count } řádků deníku
    }
print-control-why-untold = Týkají se toho, co bylo vymazáno nebo co nevidí, kdo balíček vytvořil.
print-control-why-confidential = Patří k neveřejnému tisku.
print-control-why-holds-confidential = Obsahuje i bod s neveřejným tiskem. Výpisy z ostatních usnesení jsou ve složce usneseni.
print-control-why-missing = Obsah souboru v počítači není nebo nejde přečíst.
print-control-why-not-added = Zápis chybí: k jednání ho v programu nikdo nepřiložil.
print-control-why-not-due = Zápis zatím k jednání nikdo nepřiložil, lhůta k jeho pořízení běží do { $day }.
print-control-why-incomplete = Dokument nejde vytisknout, chybí údaje, bez nichž by nebyl úplný.
print-control-without-number = bez čísla
print-control-body = Orgán
print-control-day = Den
print-control-item = Bod
print-control-paper = Tisk
print-control-title = Název
print-control-members = Členů
print-control-in-favour = Pro
print-control-against = Proti
print-control-abstained = Zdrželo se
print-control-not-voted = Nehlasovalo
print-control-absent = Nepřítomno
print-control-excluded = Vyloučeno
print-control-needed = Potřeba
print-control-result = Výsledek
print-control-announced = Vyhlášeno
print-control-resolution = Usnesení
print-control-ballots = Kdo jak hlasoval
print-control-choice = { $choice ->
    [in_favour] pro
    [against] proti
    [abstained] zdržel(a) se
    [not_voted] nehlasoval(a)
    [absent] nepřítomen(a)
    [excluded] vyloučen(a)
   *[other] neznámo
}
print-control-task = Úkol
print-control-assignee = Odpovídá
print-control-due-on = Termín
print-control-due-text = Termín slovy
print-control-due-before = původní termín { $day }
print-control-state = Stav
print-control-history = Průběh
print-control-no-report = bez zprávy
print-control-task-state = { $state ->
    [new] uložen
    [running] trvá
    [reported] hlášen jako splněný
    [done] splněn
    [not_done] nesplněn
    [extended] prodloužen
    [cancelled] zrušen
    [suspended] pozastaven
    [transferred] předán jiné osobě
   *[other] neznámý
}
print-control-kind = Druh
print-control-posted-from = Vyvěšeno
print-control-posted-to = Sejmuto
print-control-posting-notice = Oznámení o zasedání
# Kde den nikdo nezapsal.
print-control-not-recorded = neuvedeno
print-control-posting-proof = Doklad
print-control-posting-intention = Záměr nebo návrh k tisku
print-control-override = Výjimka
print-control-reason = Důvod
print-control-skipped = Přeskočen krok úřadu
print-control-passed-by = Tisk šel dál bez stanoviska orgánu
print-control-body-changed = Tisk předán jinému orgánu místo zaniklého
# Seznam výjimek pro dozor: proč orgán nevydal stanovisko, a za tím důvod slovy.
print-control-because = { $cause ->
    [no_quorum] Jednání nebylo usnášeníschopné. { $reason }
    [date_passed] Lhůta uplynula. { $reason }
    [not_reached] Na bod nedošlo. { $reason }
   *[other] { $reason }
 }
print-control-lapsed = Krok úřadu uplynul bez vyjádření
print-control-waived = Na stanovisku se netrvalo
print-control-closed-early = Připomínky uzavřeny dřív
print-control-unscheduled = Tisk stažen z pořadu
print-control-corrected = Opraven zápis výsledku
print-control-suspended = Výkon usnesení pozastaven
print-control-renumbered = Opravena čísla spisové služby
print-control-undone = Krok vzat zpět
print-control-undecided = Věc v působnosti rady zůstala bez rozhodnutí starosty
print-control-mandate-back = Zánik mandátu vzat zpět
print-control-warned-assembly = Rozhodnuto v působnosti rady přes upozornění, že věc patří zastupitelstvu (§ 84 odst. 2, § 85)
print-control-warned-reserved = Rozhodnuto v působnosti rady přes upozornění, že věc má v obci bez rady zastupitelstvo (§ 102 odst. 4)
print-control-warned-budget = Rozpočtové opatření v působnosti rady, jen v rozsahu svěřeném zastupitelstvem (§ 102 odst. 2 písm. a)
print-control-warned = Rozhodnuto v působnosti rady přes upozornění
print-control-stood-in = V působnosti rady rozhodl zástupce starosty (§ 104 odst. 1)
print-control-one-hand = S vymazáním souhlasil, kdo je sám navrhl
print-control-crisis = Svoláno ve zkrácené lhůtě
print-control-late = Tisk předložen po uzávěrce
print-control-late-item = Bod bez tisku přidán po svolání jednání
print-control-consent = souhlas: { $person }
print-control-consent-in-place = souhlas: { $person } (zastupuje: { $absent })
print-control-announced-differs = Vyhlášený výsledek se liší od spočteného
print-control-price = Cena nižší než obvyklá
print-control-overruled = Nález formální kontroly posouzen jinak
print-control-log-number = Číslo v deníku
print-control-log-at = Kdy
print-control-log-who = Kdo
print-control-log-what = Co
print-control-log-place = Čeho se to týká
print-control-log-computer = Počítač
print-control-log-time = uplynutím času
print-control-log-kept-back = Úkon u neveřejného tisku
# $municipality je název obce, třeba „Město Vzorov“.
print-control-chain-title = Ověření deníku – { $municipality }
print-control-chain-at = Ověřeno
print-control-chain-program = Program
print-control-chain-result = Ověření deníku
print-control-chain-links = Souvislých záznamů od prvního
print-control-chain-head = Otisk posledního z nich
print-control-chain-erased = Záznamů, jejichž obsah byl vymazán
print-control-chain-whole = Deník je celý, každý záznam navazuje na předchozí.
print-control-chain-broken = Deník je přerušen u záznamu { $link }: { $why ->
    [gap] záznam chybí.
    [detached] nenavazuje na předchozí.
    [changed] je změněný.
    [missing] jeho obsah chybí a žádný záznam neříká, že byl vymazán.
   *[payload] jeho obsah je změněný.
 }
print-control-chain-told = Deník vede a ověřil server úřadu. Balíček vznikl v počítači, který je k úřadu připojený.
print-control-chain-meaning = Ověřen byl celý deník úřadu, ne jen zvolené období. Kdo má starší otisk, třeba z vytištěného zápisu, pozná i změnu celého řetězu.

## Výpis o osobě (čl. 15 nařízení (EU) 2016/679)

print-statement-called = Výpis osobních údajů
print-statement-upon = Na základě
print-statement-file-letter = Průvodní list
print-statement-file-word = Průvodní list pro Word; osobě se nevydává
print-statement-file-machine = Záznamy ve strojově čitelné podobě
print-statement-sheet-roles = Funkce a role
print-statement-sheet-records = Záznamy, které osobu jmenují
print-statement-sheet-mentions = Texty, v nichž stojí její jméno
print-statement-sheet-log = Řádky deníku
print-statement-sheet-access = Přihlašování, zařízení a upozornění
print-statement-body = Orgán
print-statement-role = Role
print-statement-from = Od
print-statement-to = Do
print-statement-end = Důvod konce
print-statement-party = Volební strana
print-statement-record = Druh záznamu
# Druh záznamu, který už v evidenci není: omluva vzatá zpět, komentář vrácený tlačítkem Zpět.
print-statement-removed = { $record } – vzato zpět nebo odebráno, zůstalo jen v deníku
print-statement-number = Číslo
print-statement-name = Název
print-statement-as = V čem je osoba jmenována
print-statement-share = Co z něj je uvedeno
print-statement-whole = celý záznam bez jiných osob
print-statement-part = jen údaje o osobě
print-statement-content = Obsah
print-statement-others = Vynecháno jiných osob
print-statement-id = Označení
print-statement-on = Ze dne
print-statement-line = Číslo v deníku
print-statement-at = Kdy
print-statement-what = Co
print-statement-place = Čeho se to týká
print-statement-how = Jak se týká osoby
print-statement-since = Od
print-statement-last = Naposledy
print-statement-sort = { $sort ->
    [did] úkon osoby
    [for-them] zapsáno za osobu nebo v jejím zastoupení
    [for-another] osoba za jiného nebo v jeho zastoupení
    [to-them] změna záznamu o osobě
   *[refused] neprošlo, nic se nezměnilo
}
print-statement-profile = Profil v tomto počítači
print-statement-account = Účet na serveru
print-statement-device = Zařízení
print-statement-active = platí
print-statement-closed = uzavřeno
print-statement-verifier = heslo jen jako otisk, z něhož ho nelze zjistit
print-statement-authenticator = ověřovací aplikace
print-statement-passkeys = přístupových klíčů: { $count }
print-statement-letter = Upozornění e-mailem
# Server si pamatuje, co už oznámil, aby totéž neposlal dvakrát.
print-statement-told = Oznámeno celkem
print-statement-told-count = upozornění: { $count }
print-statement-full-name = Jméno
print-statement-function = Funkce
print-statement-email = E-mail
print-statement-department = Odbor
print-statement-from-to = od { $from } do { $to }
print-statement-since-day = od { $from }
print-statement-no-roles = Žádnou funkci ani roli osoba nezastává a nezastávala.
print-statement-file-office = Co udělat před vydáním; osobě se nevydává
print-statement-office-title = Výpis o osobě: { $person }
print-statement-office-request = Na základě: { $request }
print-statement-covered = Jiné osoby jsou ve výpisu nahrazeny slovy „jiná osoba“ nebo vynechány (čl. 15 odst. 4 nařízení).
print-statement-notice-folder = Složku jen-pro-urad osobě nevydávejte. Musíte-li průvodní list opravit, je v ní i pro Word (vypis.docx).
print-statement-notice-others = Než výpis předáte, přečtěte ho. Identifikátory jiných osob jsou nahrazeny slovy „jiná osoba“, jejich hlasy a zprávy jsou vynechány. Texty, které osoba sama napsala, však mohou jiné jmenovat a program to nepozná (čl. 15 odst. 4).
print-statement-notice-mentions = Soubor zminky.xlsx vyjmenovává texty, v nichž stojí jméno a příjmení ({ $count }). Může jít i o jmenovce. Posuďte je jednotlivě a výpis doplňte.
print-statement-notice-more = Textů se jménem osoby je víc, než kolik jich program prohlédl. Vyhledejte i ostatní.
print-statement-notice-hidden = Záznamů a textů, které osobu jmenují a které ten, kdo výpis pořídil, nevidí: { $count }. Ve výpisu nejsou. Doplní je někdo, kdo je vidí, třeba tajemník úřadu; výpis, který pořídí on, je obsahuje. Jde o:
print-statement-notice-covered = Řádků deníku, které se týkají toho, co ten, kdo výpis pořídil, nevidí: { $count }. Ve výpisu mají jen číslo, čas a druh úkonu. Jsou to řádky s čísly:
print-statement-notice-unread = Některé záznamy jsou z novější verze programu a přečíst je nelze ({ $count }). Výpis není úplný.
print-statement-heading-person = Údaje o osobě
print-statement-heading-roles = Funkce a role
print-statement-heading-kept = Kolik záznamů osobu jmenuje
print-statement-told-kept = Jednotlivé záznamy jsou v souborech, které k výpisu patří. Za druhem záznamu je jejich počet.
print-statement-heading-purposes = Proč se údaje zpracovávají
print-statement-told-purposes = Kvůli přípravě, projednání a evidenci rozhodnutí orgánů obce podle { $law ->
    [act131] zákona č. 131/2000 Sb., o hlavním městě Praze,
   *[act128] zákona č. 128/2000 Sb., o obcích,
 } kontrole úkolů z usnesení, vedení spisové služby podle zákona č. 499/2004 Sb. a zabezpečení údajů. Právním základem je plnění právní povinnosti a úkolu ve veřejném zájmu (čl. 6 odst. 1 písm. c) a e) nařízení).
print-statement-heading-categories = O jaké údaje jde
print-statement-told-categories = Jméno, funkce, služební e-mail a odbor; role a mandáty s jejich dny; úkony při oběhu tisků, stanoviska, komentáře, hlasování a úkoly; záznam o tom, kdo četl, co není veřejné; omluvy z jednání, oznámené střety zájmů, zaslané podklady a upozornění; přihlašování a zařízení.
print-statement-heading-recipients = Komu se zpřístupňují
print-statement-told-recipients = Zaměstnancům úřadu a členům orgánů obce podle jejich rolí, spisové službě a archivu, kontrolním orgánům na jejich žádost, veřejnosti v rozsahu zveřejněných usnesení a zápisů. Jiné příjemce a předání mimo Evropskou unii program nezná; pokud je úřad má, doplní je.
print-statement-heading-source = Odkud údaje jsou
print-statement-told-source = Zapsala je sama osoba nebo zaměstnanci úřadu, případně byly převzaty ze starších záznamů úřadu nebo z adresáře jeho počítačů.
print-statement-heading-automated = Automatizované rozhodování
print-statement-told-automated = Program o nikom nerozhoduje automatizovaně a neprofiluje.
print-statement-heading-rights = Práva osoby
print-statement-told-rights = Osoba může žádat opravu nepřesných údajů, za podmínek nařízení jejich výmaz nebo omezení zpracování a může podat námitku. S žádostí se obrací na úřad nebo na jeho pověřence pro ochranu osobních údajů. Stížnost přijímá Úřad pro ochranu osobních údajů.
print-statement-heading-periods = Jak dlouho se údaje uchovávají
print-statement-told-periods = Lhůta běží od 1. ledna roku po uzavření. Co je v evidenci spisové služby, řídí se jejím skartačním znakem a lhůtou.
print-statement-archive = trvale, předává se archivu
print-statement-needed = dokud je jmenuje něco, co se uchovává; ani potom je program sám k výmazu nenavrhne
print-statement-years = { $years ->
    [one] { $years } rok
    [few] { $years } roky
   *[other] { $years } let
}
print-statement-class = { $class ->
    [decisions] Jednání, hlasování, usnesení
    [papers] Tisky s přílohami a stanovisky
    [comments] Komentáře k tiskům
    [readings] Záznamy o čtení
    [distribution] Rozesílání podkladů a omluvy z jednání
    [tasks] Úkoly z usnesení
    [substitutions] Zastupování
    [imports] Importy starších záznamů
    [statements] Vydané výpisy o osobách
    [disposals] Návrhy na vymazání
    [people] Osoby, jejich role, mandáty a zařízení
   *[office] Nastavení úřadu
}
print-statement-heading-left-out = Co výpis neobsahuje
print-statement-told-left-out = Obsah příloh a dokumentů jednání, zálohy, neodeslané koncepty v počítačích jiných osob, listinné dokumenty, spisovou službu a jiné programy úřadu. Obsah záznamů, které osobu jen jmenují, uveden není, je-li o jiné věci nebo o jiném člověku.
print-statement-kind = { $kind ->
    [person] Osoba
    [membership] Role nebo mandát
    [mandate_end] Zánik mandátu
    [party_list] Kandidátní listina
    [substitution] Zastupování
    [department] Odbor
    [body] Orgán
    [device] Zařízení
    [paper] Tisk
    [paper_version] Verze tisku
    [paper_type] Druh tisku
    [attachment] Příloha
    [opinion] Stanovisko
    [comment] Komentář
    [reading] Záznam o čtení
    [consultation] Projednání
    [meeting] Jednání
    [meeting_document] Dokument jednání
    [agenda_item] Bod programu
    [agenda_version] Verze programu
    [outcome] Výsledek hlasování
    [resolution] Usnesení
    [task] Úkol
    [import_batch] Import
    [financial_cover] Finanční krytí
    [registry_entry] Záznam v evidenci
    [shared_view] PDF přílohy
    [variant] Varianta textu
    [sending] Rozeslání podkladů
    [pack_opening] Otevření podkladů
    [apology] Omluva z jednání
    [conflict_of_interest] Oznámení střetu zájmů
    [member_channel] Cesta, kterou chodí podklady
    [notice_choice] Volba upozornění
    [edition] Dokument upravený ručně
    [document_layout] Vzhled dokumentu
    [letterhead] Hlavička dokumentů
    [filing_rules] Znaky pro spisovou službu
    [statement] Výpis o osobě
    [disposal] Návrh na vymazání
    [disposal_item] Položka návrhu na vymazání
    [erasure] Záznam, že něco bylo vymazáno
   *[other] Jiný záznam ({ $kind })
}
print-statement-role-of = { $role ->
    [chair] předseda, starosta
    [deputy_chair] místopředseda, místostarosta
    [member] člen
    [alternate] náhradník
    [guest] přizvaný
    [secretary] organizační pracovník, tajemník orgánu
    [chief_officer] tajemník úřadu
    [department_head] vedoucí odboru
    [clerk] zpracovatel
    [reviewer] posuzovatel
    [economist] ekonom
    [task_keeper] správce úkolů
    [publisher] redaktor zveřejnění
    [data_protection] pověřenec pro ochranu osobních údajů
    [evaluator] hodnotitel žádostí
    [auditor] kontrolor
    [admin] správce systému
   *[other] { $role }
}
print-statement-field = { $field ->
    [id] záznam o osobě
    [given] jméno
    [family] příjmení
    [title_before] titul před jménem
    [title_after] titul za jménem
    [function] funkce
    [email] e-mail
    [active] je v úřadu
    [person] osoba
    [people] osoby
    [named] jmenovitě oprávněný
    [readers] oprávněný číst
    [role] role
    [roles] role
    [duties] povinnosti
    [from] od
    [to] do
    [end_reason] důvod konce
    [party] volební strana
    [absent] nepřítomný
    [by] kdo
    [reason] důvod
    [confidential] i s neveřejnými tisky
    [head] vedoucí
    [presenter] předkladatel
    [co_presenters] spolupředkladatel
    [drafter] zpracovatel
    [author] autor
    [steps] kroky úřadu
    [remarks] poznámky úřadu
    [stood_in] zastoupení
    [formal_check] formální kontrola
    [route] cesta tisku
    [requested_by] kdo vyžádal
    [requested_at] vyžádáno
    [given_by] kdo dal
    [given_at] dáno
    [in_place_of] v zastoupení
    [stance] postoj
    [text] znění
    [settled] vypořádání
    [quote] citace
    [assignee] odpovídá
    [assignee_text] odpovídá slovy
    [history] průběh
    [due_on] termín
    [due_text] termín slovy
    [due_before] původní termín
    [entered_by] kdo zapsal
    [entered_at] zapsáno
    [ballots] hlasování
    [choice] volba
    [late_consent] souhlas s pozdním bodem
    [owed_by] kdo dluží tisk
    [added_by] kdo přidal
    [added_at] přidáno
    [hand_overs] předání spisové službě
    [corrections] opravy
    [confirmed] potvrzení krytí
    [approval] koho se krok ptá
    [required_opinions] povinné stanovisko
    [substitutes] náhradníci
    [way] jak
    [at] kdy
    [on] den
    [held_on] den
    [decided_on] rozhodnuto
    [created_at] založeno
    [number] číslo
    [title] název
    [name] název
    [version] verze
    [state] stav
    [request] na základě
    [note] poznámka
    [label] popis
    [public_key] veřejný klíč
    [field] pole
    [value] hodnota
    [against] proti hodnotě
    [act] úkon
    [mandatory] povinné
    [clause] bod usnesení
    [step] krok
    [since] u kroku od
    [verdict] vyjádření
    [seat] kdo byl v pořadí
    [channel] způsob zaslání
    [chosen_by] kdo zvolil
    [chosen_at] zvoleno
    [sent_by] kdo odeslal
    [sent_at] odesláno
    [with_kept_close] i s neveřejnými materiály
    [written_by] kdo zapsal
    [hour] v kolik hodin
    [without] bez upozornění na
   *[other] { $field }
}
print-statement-word = { $word ->
    [yes] ano
    [no] ne
    [in_favour] pro
    [against] proti
    [abstained] zdržel(a) se
    [not_voted] nehlasoval(a)
    [absent] nepřítomen(a)
    [excluded] vyloučen(a)
    [active] platí
    [revoked] odpojeno
    [wipe] odpojeno a vymazáno
    [viewed] zobrazeno
    [opened] otevřeno
    [printed] vytištěno
    [exported] vyvezeno
    [requested] vyžádáno
    [given] dáno
    [waived] netrvá se
    [overdue] lhůta uplynula
    [no_objection] bez výhrad
    [agree] souhlas
    [with_condition] souhlas s podmínkou
    [disagree] nesouhlas
    [new] uložen
    [running] trvá
    [reported] ohlášen jako splněný
    [done] splněn
    [not_done] nesplněn
    [extended] prodloužen
    [cancelled] zrušen
    [suspended] pozastaven
    [transferred] převeden
    [chair] předseda
    [deputy_chair] místopředseda
    [member] člen
    [alternate] náhradník
    [guest] přizvaný
    [secretary] organizační pracovník
    [chief_officer] tajemník úřadu
    [department_head] vedoucí odboru
    [clerk] zpracovatel
    [reviewer] posuzovatel
    [economist] ekonom
    [task_keeper] správce úkolů
    [data_protection] pověřenec
    [admin] správce systému
    [approved] schváleno
    [advised] vyjádřeno
    [noted] vzato na vědomí
    [returned] vráceno
    [skipped] přeskočeno
    [lapsed] uplynulo
    [department] odbor
    [department_review] vedoucí odboru
    [formal_check] formální kontrola
    [application] v programu
    [page] vlastní stránka na serveru
    [email] e-mail
    [bundle] zašifrovaná obálka
    [print] na papíře
    [at_once] hned
    [daily] jednou denně souhrnem
    [never] nikdy
    [paper_waits] čeká tisk
    [paper_returned] tisk se vrátil
    [paper_owed] ohlášený tisk ještě není
    [cover_waits] finanční krytí čeká na potvrzení
    [opinion_due] vyžádané stanovisko
    [opinion_overdue] stanovisko po termínu
    [body_late] orgán má tisk po lhůtě
    [body_ended] tisk čeká na orgán, který už není zřízen
    [invitation] pozvánka na jednání
    [programme_changed] změna programu jednání
    [meeting_cancelled] jednání se nekoná
    [extract] usnesení, které se osoby týká
    [task_due] blíží se termín úkolu
    [task_overdue] úkol po termínu
    [disposal_waits] návrh na vymazání čeká na posouzení
    [waiting] čeká na odeslání
    [sending] odesílá se
    [sent] odesláno
    [prepared] připraveno k odeslání
    [needless] neodesláno, už nebylo potřeba
    [failed] nepodařilo se odeslat
   *[other] { $word }
}

## Podklady jednání
print-pack-changes-kind = Seznam změn v podkladech
print-pack-changes-under = { $name }, verze { $number }
print-pack-report-kind = Důvodová zpráva
# Nad textem důvodové zprávy, která je dokumentem a nemá PDF.
print-report-words = Text převzatý z dokumentu „{ $name }“ bez vzhledu a obrázků. Rozhodující je dokument, který je přiložen.
print-report-of = Důvodová zpráva k tisku { $number }
print-report-file-name = Důvodová zpráva.docx
print-report-file = { $name }, znění { $version }
# Na patě každé stránky PDF, které vzniklo z ručně opraveného dokumentu.
print-edition-stamp = Upraveno ručně { $day } ({ $name })
print-pack-mail-subject = Podklady: { $meeting }, { $day }
print-pack-mail-text = Dobrý den,

    posíláme podklady k jednání: { $meeting }, { $day } v { $time }, { $place }.
print-pack-mail-changes = Proti tomu, co jste dostali dříve, se změnilo:
print-pack-mail-kept = Neveřejné materiály e-mailem neposíláme. Jsou připravené k nahlédnutí na úřadě.
print-pack-mail-left = Pro velikost nejsou přiložené všechny přílohy. Vyžádejte si je na úřadě.

## Slova na stránce: stejná v PDF i ve Wordu

print-label-when = Kdy
print-label-where = Kde
print-label-convened-by = Svolává
print-label-presenter = Předkladatel
print-label-drafter = Zpracovatel
print-label-department = Odbor
print-label-competence = Působnost
print-label-report-file = Důvodová zpráva
print-label-access = Přístup
print-label-draft = Návrh usnesení
print-label-cover = Finanční krytí
print-label-year = Rok
print-label-lines = Paragraf, položka
print-label-source = Zdroj
print-label-amount = Částka
print-label-annexes = Přílohy
print-label-number = Číslo
print-label-title = Název
print-label-note = Poznámka
print-label-route = Postup projednání
print-label-step = Krok
print-label-date = Datum
print-label-outcome = Výsledek
print-label-waits = čeká
print-label-opinions = Stanoviska a připomínky
print-label-who = Kdo
print-label-opinion = Stanovisko
print-label-cover-sheet = Košilka tisku
print-label-extract = Výpis z usnesení
print-label-decision = { $gender ->
    [feminine] Rozhodnutí starostky
   *[masculine] Rozhodnutí starosty
 }
print-label-resolutions = Usnesení
print-label-overview = Přehled
print-label-page = Strana
print-label-assignee = Odpovídá
print-label-due = Termín
print-label-check = Kontrola
print-label-carried-out-by = Provede
print-label-informed = Na vědomí
print-label-made-at = Pořízeno
print-label-made-by = Pořídil(a)
print-label-files = Soubory a jejich otisky SHA-256
print-label-file = Soubor
print-label-file-digest = Otisk
print-label-file-bytes = Bajtů
print-label-what = Co
print-label-why = Proč
print-label-adopted = Přijato
print-label-rejected = Nepřijato

print-label-file-number = Č. j.: { $number }
print-label-posted = Zveřejněno { $day }
print-label-removed = Sejme se { $day }
print-label-paper = Tisk { $number }
print-label-cover-sheet-of = Košilka tisku { $number }
print-label-verdict = { $outcome }, potřeba { $needed } z { $members }
print-label-page-number = strana
print-in-own-hand = { $name }, v. r.

## Osvědčení o nástupu: vydává ho rada, kde není, starosta (§ 56 zákona č. 491/2001 Sb.; odstavce se teprve porovnají s dnešním zněním)

print-certificate-called = Osvědčení o nastoupení do funkce člena zastupitelstva
# $of je název obce ve druhém pádu.
print-certificate-mayor = { $gender ->
    [feminine] Starostka { $of }
   *[masculine] Starosta { $of }
 }
# $issuer je rada nebo starosta, $assembly název zastupitelstva ve druhém pádu.
print-certificate-said = { $gender ->
    [feminine] { $issuer } osvědčuje podle § 56 zákona č. 491/2001 Sb., o volbách do zastupitelstev obcí a o změně některých zákonů, že se { $person } dnem { $from } stala členkou { $assembly }.
   *[masculine] { $issuer } osvědčuje podle § 56 zákona č. 491/2001 Sb., o volbách do zastupitelstev obcí a o změně některých zákonů, že se { $person } dnem { $from } stal členem { $assembly }.
 }
print-certificate-assembly = zastupitelstva
print-certificate-from = Mandát vznikl
print-certificate-party = Volební strana
print-certificate-after = Uprázdněný mandát
print-certificate-after-is = { $person }, zanikl { $day }
print-certificate-receipt = { $gender ->
    [feminine] Osvědčení jsem převzala dne __________________ podpis __________________
   *[masculine] Osvědčení jsem převzal dne __________________ podpis __________________
 }

## Návrh na vymazání a protokol o vymazání

print-disposal-proposal = Návrh na vymazání
print-disposal-protocol = Protokol o vymazání
print-disposal-heading = Vymazání navržené dne { $day }
print-disposal-ground = Na základě
print-disposal-consent = Souhlas archivu
print-disposal-proposed = Návrh
print-disposal-agreed = Souhlas
print-disposal-second-look = Druhé posouzení
print-disposal-same-person = Navrhla i odsouhlasila táž osoba v různé dny; jiná osoba, která by mohla souhlasit, v obci není.
print-disposal-state = Stav
print-disposal-state-is = { $state ->
    [proposed] čeká na souhlas druhé osoby
    [expired] propadl bez souhlasu
    [agreed] odsouhlaseno, maže se
    [done] vymazáno
    [refused] odmítnuto
   *[withdrawn] vzato zpět
}
print-disposal-counts = Počty
print-disposal-count = položek: { $things }, záznamů: { $records }
print-disposal-list = Seznam
print-disposal-class = { $class ->
    [papers] Tisk
    [comments] Komentáře
    [readings] Čtení
    [distribution] Rozesílání a omluvy
    [tasks] Úkol
    [substitutions] Zastupování
    [imports] Import
   *[statements] Výpis
}
print-disposal-col-class = Druh
print-disposal-col-what = Název
print-disposal-col-closed = Uzavřeno
print-disposal-col-due = Po lhůtě od
print-disposal-col-state = Co s tím
print-disposal-item-state = { $state ->
    [proposed] vymazat
    [left_out] zůstává
    [agreed] vymazat
    [erased] vymazáno
   *[kept] zůstalo
}
print-disposal-with-number = { $name }, č. j. { $number }
print-disposal-note-before = Názvy a čísla jednací uvádí jen tento list. Po vymazání je program nezná.
print-disposal-note-after = Názvy a čísla jednací vymazaného program nezná; jsou na seznamu vytištěném před souhlasem. Každá položka je označena identifikátorem, který nic neprozrazuje.
print-disposal-who = { $who }, { $day }
print-disposal-in-place = { $person } (v zastoupení { $by })
print-disposal-signs-proposed = za návrh
print-disposal-signs-agreed = za souhlas

## Výpis o tom, kdo v úřadu nepůsobí a je jen jmenován v textech

print-named-sheet = Texty, v nichž je osoba jmenována
print-named-beside = Hledáno i podle slov
print-named-audience = Komu je přístupné
print-named-openness = { $openness ->
    [public] veřejnosti
    [narrow] jen určeným osobám
   *[inside] úřadu a členům orgánů obce
}
print-named-board = Na úřední desce
print-named-passages = Věty se jménem
print-named-heading-texts = Kde je osoba jmenována
print-named-told-texts = Za druhem textu je jejich počet. Níže je u každého, co je zač, kdy vznikl, komu je přístupný a věty, v nichž jméno stojí.
print-named-none = V textech, které úřad v tomto programu vede, osoba jmenována není.
print-named-notice = Úřad posoudil jednotlivé texty, v nichž stojí jméno a příjmení, a uvedl ty, které se týkají této osoby. Texty o jmenovcích uvedeny nejsou.
print-named-told-categories = Jméno a příjmení a to, co o osobě říkají věty uvedené výše.
print-named-told-source = Uvedla je sama osoba ve své žádosti či podání, nebo je zapsali zaměstnanci úřadu a členové orgánů při přípravě a projednání věci, případně byly převzaty ze starších záznamů úřadu.
print-named-told-left-out = Ostatní obsah uvedených textů, který se osoby netýká, zálohy, neodeslané koncepty v počítačích jiných osob, listinné dokumenty, spisovou službu a jiné programy úřadu.
print-named-told-no-files = V obsahu příloh a dokumentů jednání se tu nehledalo, jen v jejich názvech.
print-named-notice-others = Než výpis předáte, přečtěte ho. Jsou v něm celé věty kolem jména a ty mohou jmenovat i jiné osoby; program to nepozná. Jejich údaje začerněte (čl. 15 odst. 4).
print-named-notice-unticked = Textů, v nichž hledaná slova také stojí a které jste neoznačili: { $count }. Ve výpisu nejsou.
print-named-notice-namesake = V úřadu působí nebo působila osoba téhož jména. Pokud žádá ona, vydejte výpis o osobě z úřadu.
print-named-notice-more = Textů se slovy je víc, než kolik jich program vypsal. Hledejte znovu s dalšími slovy, třeba s ulicí.
print-named-notice-hidden = Textů, v nichž slova také stojí a které nevidíte: { $count }. Posoudit je musí někdo, kdo je vidí. Ve výpisu nejsou:
## Ukázka dokumentu v nastavení, dokud úřad žádný takový nemá

# Nad nadpisem; $kind je druh dokumentu, třeba „Výpis z usnesení“.
print-sample-mark = Ukázka, údaje jsou vymyšlené · { $kind }
print-sample-meeting = 1. jednání orgánu
print-sample-list = Usnesení z 1. jednání orgánu
print-sample-place = zasedací místnost úřadu
print-sample-section = Program
print-sample-opening = Zahájení a schválení programu
print-sample-title = Prodej pozemku p. č. 1/1
print-sample-closing = Různé a závěr
print-sample-public = Závěrečná věta dokumentu.
print-sample-foot = Pozvánka na 1. jednání orgánu
# $place je pořadí usnesení.
print-sample-number = U/{ $place }/1
print-sample-preamble = Orgán obce
print-sample-approves = schvaluje
print-sample-orders = ukládá
print-sample-sale = prodej pozemku p. č. 1/1 za 10 000 Kč
print-sample-contract = uzavřít kupní smlouvu
print-sample-annex = Návrh kupní smlouvy
print-sample-assembly = Zastupitelstvo obce
print-sample-entrant = Alena Nástupová
print-sample-party = Sdružení Ukázka
print-sample-predecessor = Josef Zkušený
print-sample-agrees = souhlasí
print-sample-department = Odbor správy majetku
print-sample-competence = § 85 písm. a) zákona č. 128/2000 Sb.
print-sample-source = vlastní prostředky
print-sample-amount = 10 000 Kč
print-sample-total = celkem 10 000 Kč
print-sample-confirmed = krytí potvrzeno
print-sample-name = { $signer ->
    [chair] Jana Ukázková
    [deputy] Karel Příkladný
    [secretary] Za správnost: Eva Vzorná
    [drafter] Petr Zkušební
   *[head] Marie Smyšlená
 }
print-sample-office = { $signer ->
    [chair] předsedající
    [deputy] místopředseda
    [secretary] organizační oddělení
    [drafter] zpracovatel
   *[head] vedoucí odboru
 }

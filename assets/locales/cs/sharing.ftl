### Sdílení v kanceláři: tento počítač jako server úřadu.

settings-sharing = Sdílení v kanceláři
sharing-lead = Úřad teď pracuje jen v tomto počítači. Když ho začnete sdílet, připojí se k němu kolegové ze svých počítačů a každý uvidí jen to, co mu patří.
sharing-lead-on = Ostatní se spojí, jen když je tento počítač zapnutý. Bez spojení pracují dál a změny odejdou později.
sharing-lead-history = Celá historie úřadu se převezme tak, jak je.
sharing-lead-back = Kdykoli můžete zase pracovat sám.
sharing-host = Adresa tohoto počítače v síti
sharing-host-hint = Jméno nebo číslo, pod kterým ho vidí ostatní počítače v kanceláři.
sharing-host-missing = Napište jméno nebo číslo tohoto počítače v síti.
sharing-port = Port
sharing-port-wrong = Port je číslo od 1024 do 65535.
sharing-word = Jméno obce v adrese
sharing-word-hint = Malá písmena bez diakritiky, číslice a pomlčky.
sharing-word-wrong = Pište malá písmena bez diakritiky, číslice a pomlčky, třeba nova-ves.
sharing-phrase = Tento počítač se bude odemykat heslovou větou. Zvolte ji znovu; může být stejná jako dosud.
sharing-working = Převádím úřad na server v tomto počítači
sharing-share = Sdílet v kanceláři
sharing-failed = Sdílet se nepodařilo. Úřad pracuje v tomto počítači jako dosud.
sharing-this-computer = Počítač se serverem
sharing-absent = V tomto počítači není program serveru. Dodává se v instalaci pro kancelář.
sharing-elsewhere = Úřad je na serveru, o který se stará správce. Sdílet ho odsud není třeba.
sharing-shared-by-other = Úřad se sdílí z tohoto počítače. Další počítače připojí ten, kdo spravuje lidi.
sharing-not-yours = Sdílet úřad může ten, kdo v něm spravuje lidi.
sharing-on = Úřad se sdílí z tohoto počítače.
sharing-address = Adresa úřadu
sharing-next = Připojit další počítač
sharing-next-text = Vyberte, kdo na počítači pracuje. Na druhém počítači zvolte Připojit se k úřadu a opište adresu a kód.
sharing-person = Kdo na něm pracuje
sharing-person-choose = Vyberte osobu
sharing-make-code = Vytvořit kód
sharing-code-lead = Na druhém počítači opište:
sharing-code-holds = Kód platí jednou, do { $until }. Otisk klíče, který druhý počítač ukáže, porovnejte s tím nahoře.
sharing-end = Pracovat zase sám
sharing-end-text = Úřad se ze serveru vrátí do tohoto počítače i s celou historií. Ostatní počítače si nechají, co mají, ale nic nového k nim nepřijde.
sharing-end-do = Přestat sdílet
sharing-end-ask = Přestat sdílet úřad z tohoto počítače?
sharing-end-next = Než to uděláte, ať kolegové odešlou, co mají rozepsané. Co zůstane neodeslané v jejich počítačích, se do úřadu už nedostane.
sharing-end-keep = Sdílet dál

## Proč to nejde

sharing-no-program = Program serveru v tomto počítači není nebo nejde spustit. Nic se nezměnilo.
sharing-program-failed = Program serveru skončil chybou. Nic se neztratilo.
sharing-does-not-end = Server se zatím nezastavil. Zkuste to za chvíli znovu; nic se nezměnilo.
sharing-already = Úřad už je na serveru.
sharing-demo = Ukázkové město se nesdílí, je jen na vyzkoušení v tomto počítači.
sharing-not-allowed = To může ten, kdo v úřadě spravuje lidi.
sharing-not-here = Úřad se z tohoto počítače nesdílí.
sharing-waits = V tomto počítači ještě čekají změny na odeslání. Počkejte, až odejdou, a zkuste to znovu.
sharing-no-email = { $person } nemá e-mail. Doplňte ho v Nastavení → Lidé; podle něj se účet pozná.
sharing-port-taken = Na portu { $port } odpovídá jiný program. Zvolte jiný port.
sharing-not-begun = Server se nerozběhl. Port možná používá jiný program; zvolte jiný a zkuste to znovu.
sharing-no-keyring = Klíčenka systému je zamčená. Odemkněte ji a zkuste to znovu; nic se nezměnilo.

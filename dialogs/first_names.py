"""First names that pupils have, in small letters without accents: how the guard knows a name that was dictated.

Common names of the last decades, of many origins; a list can only ever be a part of them. `WORDS` are names that are
words or places too, and count only with a capital in the middle of a sentence.
"""

from __future__ import annotations

WORDS = frozenset(
    """
    amber an angel bart bas beer ben bo boy chelsea christian dean dex dirk elke eren erin faith fay fleur flip
    floor freek guus harm henk hind hope iris isis ivy jade jan jazz jet jip jordan joy junior kay klaas lente lieve
    linde lot luna maas mare mark max may mei melody merel mick milan nova pascal piet pim pip puck ravi rein rik
    rob roos ruby sam siem sterre storm ties tom victoria vos wil will wolf zon
    """.split()  # noqa: SIM905
)

NAMES = frozenset(
    """
    aaron abdel abdelkarim abdul abdullah abel abena achraf adam adil adriaan ahmed aicha aiden aisha ajay
    aleksander alessio alex alexander ali alicia alina alisa alissa alyssa amal amina aminata amine amir amira amy
    ana anas anastasia andrea andreas andrii angela angelina angelique anisa anjali anna annabel anne annelies
    annemarie annemiek annie annika anouar anouk anton antonio anwar arda arjan arjen armin arthur arvid asha ashley
    asma aya ayah aydin ayla aylin ayman ayoub ayse azra badr barend bartek bastiaan beau benjamin benthe berat berk
    bibi bilal bjorn boaz bodi brahim bram brandon brent brian britt bruno burak calvin carlijn carlos carmen
    caroline casper cato cedric celine cem chantal charlie charlotte chiara chidi chloe chris christa christiaan
    christina claire claudia coen colin collin cor cornelis cynthia daan daisy damian dana daniel danielle danny
    daphne dave david davy debby deborah denise deniz dennis desi dewi diana diego dieke dilara dina dion djamila
    dmytro dominique donny dorian duncan dylan ebru eda eduard edwin elias elif elijah elin eline elisa elise eliza
    ella ellen emily emine emir emma emre eric erik esmee esmeralda esra esther ethan eva evelien evi evy ezra
    fabian fabienne farah faris fatih fatima fatma fatou faye feline felix femke fenna fenne ferdi ferre fien filip
    finn fiona floortje floris francesca frank frederik frederique freya gabriel gabriela gerben gideon gijs gio
    giovanni guido guusje gwen hadi hafsa hajar hakan halima hamza hanan hanna hannah hanne harry hasan hassan
    hatice hayat heleen helena hendrik hiba hidde houda hugo hussein ibrahim ibrahima ibtissam ihsan ikram ilay
    ilias iliass ilona ilse ilyas ilyass iman imane imke imran inaya ines inge ingrid irena irene irfan iryna isaac
    isabel isabella isabelle isaiah ismael ismail issam ivan ivanna ivar ivo jack jackie jacob jada jaden jaimy
    jakub jalen jamal james jamie jannah janne janneke jara jari jasmijn jasmin jasmine jason jasper jay jayda
    jayden jaylano jaylinn jayson jeffrey jelle jelmer jenna jennifer jenny jens jeremy jermaine jeroen jerry jesper
    jesse jessica jessie jette jihane jill jim jimmy joanna jochem joel joep joeri johan johanna john johnny jolanda
    jolien jolijn jonah jonas jonathan joost jordy joris jorn jort jos josefien joseph josephine joshua josje joyce
    juan judith julia julian juliana julie juliette julius jurre jurriaan justin juul kaan kacper kai kaoutar karel
    karim karin karlijn kars kasia kasper kate katja kaya kayleigh keano kees keith kelly kelvin kenan kenji kenneth
    kenza kerem kevin khadija khalid khaoula kian kiara kilian kim kimberly klara koen kofi koray krzysztof kubra
    kwame kyan kyano kylian kyra lamyae lara larissa lars laura lauren laurens layla lea leila lennard lennart lenny
    leon leonie leroy levi lex leyla liam lidia lieke liesbeth lina linda lindsey linn lisa lisanne lise lisette liv
    lizzy lobke loek loes logan lois lola lorenzo lotte lou loubna louis louise luca lucas luciano lucy luka lukas
    luke luuk lynn maarten mabel madelief madelon mae magdalena mahmoud maikel maja malak malik mamadou manon manuel
    marcel marco margot maria mariam mariama marie marieke marijke marijn marit marith marleen marlies marloes
    marnix marten martijn martin marvin marwa marwan mary maryam mateusz mats matteo matthew matthias matthijs maud
    maurice maurits maxim maxime mayra mehdi mehmet meike melanie melisa melissa melle merijn merle mert merve
    meryem micha michael michel michelle miek miguel mila milana milou mira miriam mirjam mirthe mitch mitchell moad
    mohamed mohammad mohammed moniek monique mostafa mouna mounir muhammad muhammed murat mustafa myrthe nabil nadia
    nadine naima najib najoua nando naomi naoufal nassim natalia natasja nathalie nathan naud nawal ngozi nick nicky
    nicolas nicole niek niels nienke nigel nik nikita nikki niklas nikola nils nina nisa nisrine noa noah noam noor
    noortje nora norah nordin nore noud nouhaila nour nouri nynke odin oleksandr olena oliver olivia olivier oliwia
    omar onur oscar otis otto oualid ouassim ouiam oumaima oumayma ousmane owen pablo pamela patricia patrick paul
    paulina pauline pelle pepijn peter petra philip philippe pien pieter pieternel priya quentin quincy quinn
    quinten rabia rachel raf rafael rafi ralph rami ramon randy rania raphael rashid rayan rayane rayhana raymond
    rebecca reda redouan reinier reinout remco renate renee renske revano reyhan rian ricardo richard rick ricky
    rida rinske rivka robbert robert robin roderick rodin roel rohan roland romaisa romano romy ronald ronan rosa
    rosalie rosanne rowan ruben rudy rutger ryan saad saara sabine sabrina safae safiya saida salah salaheddine
    salim salma salman samantha samara sami samia samir samira samuel sana sander sandra sanne sara sarah sascha
    saskia savannah sebastiaan sebastian selim selin selina selma sem semih senna serena serkan shae shania shanice
    shanna sharon sheila shivani siebe sienna sietse sil silvia simon simone sina sirin sjoerd sjors sofia sofie
    sofiia sofyan sonja sophia sophie soraya soufiane souhaila soumaya stefan stefanie stella stephan steven stijn
    stijntje sude suleyman sumeyra suus suzan suzanne suze svea sven sybren sylvia szymon tara tarik tariq tasnim
    tess tessa teun thijmen thijs thimo thirza thom thomas tibbe tieme tijmen tijn timo timothy timur tina titus
    tobias tommy tristan tycho tygo tyler ugur umut valentijn valerie vanessa veerle vera victor vikram vince
    vincent violet vivian wail walid wanda wassim wendy wesley wessel wiam wiebe wiktor willem willemijn wim winston
    wojtek wouter xander xavi xavier xue yaell yana yannick yara yaroslav yasin yasmin yasmina yasmine yassin
    yassine yassir yesper yildiz yoran younes youri yousra youssef yuri yusra yusuf yvette yvonne zahra zainab
    zakaria zara zayd zayn zehra zeynep ziad ziggy zineb ziyad zoe zoey zohra zuzanna
    """.split()  # noqa: SIM905
)

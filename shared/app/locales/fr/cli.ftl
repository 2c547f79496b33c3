# Ce que le programme dit dans un terminal, et sur les pages de la passerelle et de l’appariement.

cli-serving = Ayni sert { $data } à l’adresse { $address }. Arrêtez-le par Ctrl+C.
cli-score = Score : { $score } sur 1000
cli-closes = Couvert
cli-unmet = À couvrir
cli-no-request = La demande « { $id } » n’existe pas.
cli-no-offer = L’offre « { $id } » n’existe pas.
cli-not-open = La demande « { $id } » ou l’offre n’est plus ouverte.
cli-no-policy = Aucune politique n’a encore été adoptée : `ayni serve` en adopte une et fait les premières propositions.
cli-unrecorded = { $count ->
    [one] Une liste restreinte vient d’être calculée
   *[other] { $count } listes restreintes viennent d’être calculées
} avec ce qui est arrivé pendant que le service était arrêté ; `ayni serve` { $count ->
    [one] l’enregistre
   *[other] les enregistre
}.
cli-no-proposals = Aucune offre ne répond encore à cette demande.
cli-setting-out-of-range = configuration : { $setting } vaut { $value } ; la valeur doit être comprise entre { $min } et { $max }.
cli-matching = Mise en correspondance
cli-replaying = Relecture du journal
cli-verifying = Lecture du journal

cli-verified-events = { $count ->
    [0] Aucun événement n’est écrit.
    [one] Un événement est tel qu’il a été écrit.
   *[other] { $count } événements sont tels qu’ils ont été écrits.
}
cli-verified-streams = { $count ->
    [0] Aucun flux n’est écrit.
    [one] Un flux forme une chaîne ininterrompue.
   *[other] { $count } flux forment des chaînes ininterrompues.
}
cli-verified-shortlists = { $count ->
    [0] Aucune révision de liste restreinte n’est écrite.
    [one] Une révision de liste restreinte est identique lorsque le journal est rejoué.
   *[other] { $count } révisions de listes restreintes sont identiques lorsque le journal est rejoué.
}

cli-imported = { $file } : { $count ->
    [one] un enregistrement repris
   *[other] { $count } enregistrements repris
}.
cli-imported-before = { $file } a déjà été intégré, avec { $count ->
    [one] un enregistrement
   *[other] { $count } enregistrements
} ; rien de nouveau n’a été enregistré.
cli-import-alike = { $count ->
    [one] L’un d’eux semble déjà exister.
   *[other] { $count } d’entre eux semblent déjà exister.
} S’il s’agit du même, retirez le nouveau.
cli-import-programmes = Programmes qui ne sont pas enregistrés ici, si bien que les offres n’y gagnent rien : { $programmes }.
cli-import-like = ligne { $line } : { $id } ressemble à { $like }
cli-import-more = { $count ->
    [one] et un autre
   *[other] et { $count } autres
} ; --json les nomme tous
cli-refused = { $file } : rien n’a été repris ; { $count ->
    [one] une erreur
   *[other] { $count } erreurs
}. { $output } indique ce qui ne va pas et dans quelle cellule.
cli-exported = { $count ->
    [0] Aucun enregistrement écrit
    [one] Un enregistrement écrit
   *[other] { $count } enregistrements écrits
} dans { $file }.

cli-demo-title = Ayni : aujourd’hui pour toi, demain pour moi
cli-demo-derived = Chaque fiche est tirée d’une coopération publiée. Elle n’engage pas les gouvernements cités.
cli-demo-counts = Ce que contient le journal
cli-demo-best = Les meilleures propositions
cli-demo-steps = Durée des étapes
cli-demo-address = Les pages sont à l’adresse { $address }. Arrêtez par Ctrl+C.
cli-demo-kept = Les données restent dans { $folder }.
cli-demo-temporary = Les données sont dans { $folder } et disparaissent à la fin de la démonstration ; `--data DOSSIER` les conserve.
cli-count-offers = offres de capacités
cli-count-providers = pays et institutions qui offrent
cli-count-requests = demandes de coopération
cli-count-past = partenariats antérieurs
cli-count-programmes = programmes
cli-count-shortlists = demandes dotées d’une liste restreinte
cli-count-triangles = d’entre elles mieux servies par un triangle
cli-step-open = Ouvrir le journal
cli-step-load = Enregistrer programmes, partenariats, offres, demandes
cli-step-match = Apparier toutes les demandes
cli-step-read = Relire le journal

explain-title = Pourquoi, et pourquoi pas
explain-on-list = Cette offre figure sur la liste restreinte, au rang { $rank }.
explain-declined = Cette proposition a été écartée. Elle sera de nouveau examinée lorsque ses termes changeront.
explain-filtered = { $count ->
    [one] Cette offre ne peut être retenue pour cette demande, pour une raison.
   *[other] Cette offre ne peut être retenue pour cette demande, pour { $count } raisons.
}
explain-short = { $points ->
    [one] Il manque un point à cette offre pour figurer sur la liste restreinte.
   *[other] Il manque { $points } points à cette offre pour figurer sur la liste restreinte.
}
explain-behind-same = Une meilleure proposition avec le même premier offreur y figure déjà : { $proposal }.
explain-behind-alone = Une proposition triangulaire doit être meilleure que son premier offreur seul : { $proposal }.
explain-behind-last = La dernière de la liste est { $proposal }.
explain-ask = Sur quelle offre porte votre question ?
explain-request-ended = Cette demande n’attend plus de partenaires ; rien ne lui est donc proposé.
explain-offer-ended = Cette offre n’est plus ouverte : elle a été retirée ou a expiré. Elle n’est proposée à personne.
explain-offer-suspended = Cette offre n’est pas ouverte actuellement : son offreur l’a suspendue. On pourra de nouveau poser la question lorsqu’elle reprendra.
explain-offer = Offre de capacités
explain-offer-hint = Tapez une partie de l’offreur, du titre ou de l’identifiant et choisissez dans la liste.
explain-ask-button = Voir la réponse
explain-another = Poser la question pour une autre offre
explain-no-change = Aucun changement à lui seul, ni de l’offre ni de la demande, ne la ferait figurer sur la liste ; il en faudrait plusieurs.
explain-filters = Ce qui l’écarte
explain-criteria = Points
explain-criterion = Critère
explain-points = Points
explain-score-of = { $score } sur { $of }
explain-because = Motif

api-title = L’API
api-about = Tout ce que font les pages, les programmes peuvent le faire. Choisissez une opération pour voir ce qu’elle prend, ce qu’elle répond et un appel à essayer.

import-id-twice = Cet identifiant figure deux fois dans le fichier.
import-id-taken = Un enregistrement porte déjà cet identifiant ; l’importation n’en ajoute que de nouveaux.
import-empty = Le fichier ne contient aucun enregistrement.
import-unreadable = Le fichier ne peut pas être lu : { $reason }.
import-too-large = Le fichier dépasse { $kib } Kio.
import-too-long = Le fichier a { $rows } enregistrements ; une importation en prend au plus { $max } à la fois. Découpez-le en plusieurs fichiers : chacun est pris en entier ou pas du tout.
import-neither = Ce ne sont ni des offres, qui ont un « provider », ni des demandes, qui ont un « recipient ».

# Policies side by side, and explanations of the past
cli-as-of = À l’événement { $position }, selon la politique { $policy }
cli-policy-of-another-release = La politique en vigueur vient d’une autre version de ce programme : c’est elle qui explique ses propositions.
cli-compare-requests = Demandes en attente
cli-compare-proposed = Propositions qui ont figuré sur une liste
cli-compare-ndcg = Concordance avec les approbations (nDCG@10)
cli-compare-endorsed = Approbations
cli-compare-declined = Propositions écartées qui étaient affichées
cli-compare-came = Seraient entrées : { $count }
cli-compare-went = Seraient sorties : { $count }
cli-compare-moved = Changent de rang ou de points : { $count }
cli-compare-groups = Demandes avec proposition, par groupe
cli-compare-countries = Demandes avec proposition, par pays
cli-compare-group-ldc = Pays les moins avancés
cli-compare-group-lldc = Pays en développement sans littoral
cli-compare-group-sids = Petits États insulaires en développement
cli-compare-group-others = Autres pays

# What a text is about
cli-themes-none = Rien n’est assez sûr pour être suggéré.
cli-themes-areas = Domaines thématiques
cli-themes-goals = Objectifs de développement durable

# Why a command cannot go on
cli-in-use = { $data } est déjà utilisé par { $holder }.
cli-no-data = Il n’y a pas de données dans { $data }.
cli-open-network = Refus d’écouter sur { $address } : quiconque l’atteint pourrait agir au nom de n’importe qui, car la connexion ne demande aucune preuve. Utilisez 127.0.0.1 ou [::1].
cli-cannot-listen = Impossible d’écouter sur { $address } : { $reason }
cli-not-served = Aucun programme ne sert { $data } : lancez-en un par `ayni serve`.
cli-server-ended = Le programme qui sert le dossier s’est arrêté.
cli-unwritten = Le résultat n’a pas pu être écrit : { $reason }
cli-export-name = Un nom de fichier qui finit par .{ $extension } ne correspond pas à ce qui est écrit : utilisez .csv pour CSV, ou .jsonl ou .ndjson pour JSON Lines.
cli-events-no-stream = Il n’y a pas de séquence « { $stream } ».
cli-events-stream-after = La séquence « { $stream } » n’a aucun événement à partir de la position { $from } : le dernier est à la position { $last }.
cli-events-after = Il n’y a aucun événement à partir de la position { $from } : le dernier est à la position { $last }.
cli-no-event = Il n’y a pas encore d’événement { $position } : le dernier est le { $last }.
cli-holder-process = le processus { $number }
cli-damaged = { $data } est endommagé : { $reason } ; rien n’y a été modifié
cli-not-opened = Impossible d’ouvrir { $data } : { $reason }
cli-demo-taken = Rien n’a été enregistré : { $data } contient déjà un enregistrement « { $id } », que la démonstration apporte aussi. Choisissez un dossier vide.

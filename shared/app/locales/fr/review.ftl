### L’examen : la file, la fiche de la proposition, ce qui est demandé aux parties, les partenariats.

## Why a decision was not taken

review-moved = La liste restreinte ou les termes ont changé depuis l’ouverture de cette page ; rien n’a donc été enregistré. L’état actuel est affiché ici ; veuillez le lire et décider à nouveau.
review-decided-meanwhile = Quelqu’un d’autre s’est prononcé sur cette proposition depuis que vous l’avez ouverte ; rien n’a donc été enregistré. L’état actuel est affiché ici ; veuillez d’abord le lire.
review-decided-since = Une décision a été prise entre-temps sur cette proposition : { $who } – { $what }.
review-terms-moved = Les termes de la demande ou d’une offre ont changé depuis que cette proposition a été approuvée. Aucun accord ne peut être enregistré sur les anciens termes : la coordination doit retirer son approbation et se prononcer sur les nouveaux.
review-not-listed = Cette proposition ne figure plus sur la liste restreinte de sa demande, car la demande ou une offre a changé ou pris fin. Elle pourra être examinée à nouveau si elle y revient.
review-gone-capacity-gone = Entre-temps, la capacité a été attribuée ailleurs : un autre partenariat réserve ce dont celui-ci aurait besoin. Rien n’a été promis et la proposition est devenue caduque.
review-gone-offer-gone = Une offre de cette proposition n’est plus ouverte : elle a été suspendue ou retirée, ou elle a expiré. Rien n’a été promis et la proposition est devenue caduque.
review-gone-request-ended = Entre-temps, la demande a pris fin : elle a été retirée, close ou satisfaite par un autre partenariat. Rien n’a été promis et la proposition est devenue caduque.
review-name-whom = La coordination ne donne pas d’accord à la place d’une partie. Pour consigner la réponse d’une partie, indiquez celle-ci dans l’en-tête Ayni-On-Behalf-Of ou dans le champ on_behalf_of.
review-not-that-party = La personne ou l’institution indiquée comme représentée ne parle pas au nom de cette partie de la proposition.
review-by-program = Enregistrement automatique

## The queue

review-page-title = Examen
review-page-about = Chaque demande ouverte avec ce qui est proposé pour elle : d’abord les plus urgentes, puis les plus anciennes. Ayni propose ; vous décidez.
review-page-about-read = Chaque demande ouverte avec ce qui est proposé pour elle : d’abord les plus urgentes, puis les plus anciennes. Ayni propose ; la coordination décide.
review-page-filter = Restreindre la liste
review-page-status = Propositions
review-page-show = Afficher
review-page-count = { $count ->
    [0] Aucune demande
    [one] Une demande
   *[other] { $count } demandes
}
review-page-empty = Aucune demande ouverte ne correspond à ce choix. Élargissez-le ou consultez les demandes publiées.
review-page-whole = Afficher toute la file
review-page-age = { $count ->
    [0] Présentée aujourd’hui
    [one] Présentée hier
   *[other] Présentée il y a { $count } jours
}
review-page-to-decide = { $count ->
    [0] Aucune proposition n’attend de décision
    [one] Une proposition attend une décision
   *[other] { $count } propositions attendent une décision
}
review-page-terms-moved = Termes modifiés : approbation à retirer
review-page-moved-count = { $count ->
    [one] Une approbation à retirer, car les termes ont changé
   *[other] { $count } approbations à retirer, car les termes ont changé
}
review-page-new = Nouvelle
review-page-new-count = { $count ->
    [one] Une nouvelle depuis la dernière décision
   *[other] { $count } nouvelles depuis la dernière décision
}
review-page-nothing-here = Aucune offre ne répond encore à cette demande, ou aucune dans cet état.
review-page-more = { $count ->
    [one] Une autre proposition
   *[other] { $count } autres propositions
}
review-filter-to-decide = À décider
review-filter-deferred = Reportées
review-filter-endorsed = Approuvées, parties consultées
review-filter-declined = Écartées
review-filter-refused = Refusées par une partie
review-filter-lapsed = Caduques
review-filter-none = Demandes sans proposition
review-filter-all = Toutes

## What a party is asked

asked-title = Propositions soumises à votre accord
asked-about = La coordination a approuvé ces propositions. Le partenariat est formé lorsque toutes les parties ont donné leur accord.
asked-waiting = { $count ->
    [0] Rien n’attend votre réponse
    [one] Une proposition attend votre réponse
   *[other] { $count } propositions attendent votre réponse
}
asked-held-up = { $count ->
    [one] Une proposition attend la coordination
   *[other] { $count } propositions attendent la coordination
}
asked-held-up-about = Les termes de la demande ou d’une offre ont changé depuis l’approbation. Vous n’avez rien à faire : la coordination décide d’abord sur les nouveaux termes et vous consulte de nouveau.
asked-reopened = { $count ->
    [one] Une proposition est de nouveau à décider
   *[other] { $count } propositions sont de nouveau à décider
}
asked-reopened-about = Les parties ont déjà été consultées, puis les termes ont changé ou l’approbation a été retirée. Vous n’avez rien à faire : la coordination décide d’abord et, si elle approuve une proposition, vous consulte de nouveau.
asked-refused = Refusée par une partie ({ $party }) le { $when }, selon les termes d’alors.
asked-nothing = Dès qu’une proposition associant votre pays ou votre institution sera approuvée, elle apparaîtra ici. En attendant, tenez à jour vos offres et vos demandes.
asked-answered = Traitées ou closes

## The shortlist of one request

shortlist-title = { $count ->
    [0] La liste restreinte
    [one] La liste restreinte : une proposition
   *[other] La liste restreinte : { $count } propositions
}
shortlist-changed = Dernière modification : { $when }.
shortlist-policy = Notée selon la politique { $version }.
shortlist-empty = Aucune offre ouverte ne répond encore à cette demande. La liste se remplira d’elle-même dès qu’une offre y répondra.
shortlist-fulfilled = Un partenariat répond à cette demande. Plus rien n’est proposé pour elle.
shortlist-withdrawn = L’institution a retiré cette demande. Plus rien n’est proposé pour elle.
shortlist-closed = La coordination a clos cette demande sans partenariat. Plus rien n’est proposé pour elle.
shortlist-partnership = Voir le partenariat
shortlist-others = Déjà examinées, plus sur la liste
shortlist-not-here = Une offre qui n’y figure pas
shortlist-explain = Demander pourquoi une offre n’est pas sur la liste et ce qui l’y ferait entrer

## The match card

proposal-one = Proposition
proposal-title = { $providers } → { $recipient }
proposal-score = Score
proposal-rank = Rang { $rank } sur la liste
proposal-of-points = sur { $of } points
proposal-caption-bilateral = Offre : { $first }. Reçoit : { $recipient }.
proposal-caption-triangular = Offre : { $first }. Complète ce qui manquerait : { $second }. Reçoit : { $recipient }.
proposal-closes = Ce qu’apporte le second offreur ({ $provider })
proposal-missing = Ce qui manque encore
proposal-missing-list = Il manque encore : { $gaps }
proposal-nothing-missing = Rien qui appelle un offreur de plus.
proposal-to-decision = Aller à la décision
proposal-criteria = D’où viennent les points
proposal-records = Les fiches
proposal-request = Demande de coopération
proposal-offer = Offre de capacités
proposal-whole-request = Lire la demande complète
proposal-explain = Pourquoi cette offre occupe cette place et ce qui la changerait
proposal-history = Historique
proposal-no-history = Personne ne s’est encore prononcé sur cette proposition.
proposal-on-behalf-of = au nom de { $whom }
proposal-shown = { $count ->
    [0] La liste affichée était vide
    [one] La liste telle qu’elle était affichée : une proposition
   *[other] La liste telle qu’elle était affichée : { $count } propositions
}
proposal-shown-as-of = À l’événement { $position } du journal
proposal-queue = La file
proposal-before = Précédente dans la file
proposal-next = Suivante dans la file
proposal-queue-done = Plus rien n’attend : retour à la file
proposal-keys = Au clavier : Alt ou Alt+Maj (sur un Mac, Ctrl+Option) avec N suivante, B précédente, T prendre, E approuver, D écarter, F reporter, C commenter, U retour à la file.
proposal-refused = Rien n’a été enregistré de ce que vous vouliez faire
proposal-left-outranked = N’est plus sur la liste : de meilleures propositions ont pris les places
proposal-left-offer-changed = N’est plus sur la liste : une offre a été révisée
proposal-left-offer-gone = N’est plus sur la liste : une offre n’est pas ouverte ou n’a plus de capacité
proposal-left-request-changed = N’est plus sur la liste : la demande a été révisée
proposal-left-request-ended = N’est plus sur la liste : la demande a pris fin
proposal-left-declined = N’est plus sur la liste : la coordination ou une partie a dit non
proposal-left-policy-changed = N’est plus sur la liste : une autre politique est en vigueur

## What a proposal leaves open, or closes

gap-funding = { $usd } ({ $percent } du coût)
gap-language = { $language } comme langue de travail commune
gap-modality = { $modality } (modalité)
gap-theme = { $area } (domaine thématique)
gap-skill = { $skill } (compétence)

## Where a proposal stands

proposal-status-pending = À décider
proposal-status-unlisted = N’est plus sur la liste
proposal-status-taken = En cours d’examen : { $by }
proposal-status-deferred = Reportée au { $until }
proposal-status-declined = Écartée
proposal-status-endorsed = Approuvée : accords reçus, { $count } sur { $of }
proposal-status-refused = Refusée : { $by }
proposal-status-agreed = Convenue : le partenariat est formé
proposal-status-lapsed = Caduque : { $why }

## What happened to it

happened-taken = a commencé à examiner la proposition
happened-commented = a commenté
happened-declined = a écarté la proposition ({ $reason })
happened-deferred = l’a reportée au { $until }
happened-endorsed = a approuvé la proposition ; les parties sont consultées
happened-consented = accord donné ({ $party })
happened-consented-last = dernier accord donné ({ $party }) : le partenariat est formé
happened-refused = accord refusé ({ $party })

## The parties’ consent

consents-title = Accord des parties
consents-answer-waiting = En attente
consents-answer-consented = A donné son accord
consents-answer-refused = A refusé
consents-answer-released = N’est plus consultée
consents-yes = Donner l’accord
consents-no = Refuser
consents-yes-for = Consigner l’accord de la partie : { $party }
consents-no-for = Consigner le refus de la partie : { $party }
consents-yes-about = Avec le dernier accord, le partenariat est formé, la capacité des offres est réservée et la demande est satisfaite. Si la capacité a été attribuée ailleurs, rien n’est promis.
consents-no-about = La proposition est alors close et ne revient que si ses termes changent.

## The coordinator’s decision

decide-title = Décision
decide-take = Prendre en charge
decide-take-about = Indique aux autres que vous l’examinez.
decide-endorse = Approuver
decide-endorse-about = L’accord des parties est alors demandé. Rien n’est promis avant que toutes l’aient donné.
decide-decline = Écarter
decide-decline-about = Une proposition écartée le reste jusqu’à ce que les termes de la demande ou d’une offre changent. Le motif éclaire les autres et améliore les propositions à venir.
decide-take-back = Retirer l’approbation
decide-take-back-about = Les parties ne sont plus consultées. Si les termes ont changé depuis l’approbation, vous pouvez vous prononcer aussitôt sur les nouveaux.
decide-defer = Reporter
decide-defer-about = La proposition revient dans la file lorsque ce jour commence.
decide-comment = Commenter
decide-comment-about = Le commentaire est enregistré avec votre fonction et peut être lu par quiconque voit cette proposition, y compris les parties.

## Partnerships

partnerships-title = Partenariats
partnerships-about = Ce dont les pays sont convenus ici, et la coopération attestée par des publications, qui compte comme expérience antérieure.
partnerships-partner = Pays ou institution
partnerships-known-from = Provenance
partnerships-count = { $count ->
    [0] Aucun partenariat
    [one] Un partenariat
   *[other] { $count } partenariats
}
partnerships-empty = Aucun partenariat ne correspond à ce choix. Un partenariat est formé lorsque toutes les parties ont donné leur accord à une proposition approuvée.
partnerships-all = Afficher tous les partenariats
partnerships-kind-formed = Formé ici
partnerships-kind-documented = Attesté
partnerships-agreed-on = Convenu le { $day }
partnerships-from-proposal = La proposition devenue ce partenariat
partnerships-holds = Ce qui lui est réservé
partnerships-history = Comment il s’est formé

## Told once, after a step

notice-proposal-taken = Vous avez pris la proposition en charge.
notice-proposal-endorsed = La proposition est approuvée. Les parties sont maintenant consultées.
notice-proposal-declined = La proposition est écartée.
notice-proposal-deferred = La proposition est reportée.
notice-proposal-commented = Votre commentaire est enregistré.
notice-consent-recorded = L’accord est enregistré. Les autres parties doivent encore répondre.
notice-refusal-recorded = Le refus est enregistré.
notice-partnership-formed = Toutes les parties ont donné leur accord : le partenariat est formé.

## La première page : ce qui attend le lecteur

home-waiting = Ce qui vous attend
home-nothing = Rien ne vous attend pour le moment.
home-to-decide = { $count ->
    [one] { $count } proposition attend votre décision
   *[other] { $count } propositions attendent votre décision
}, { $requests ->
    [one] pour { $requests } demande
   *[other] pour { $requests } demandes
}
home-endorsed = { $count ->
    [one] { $count } proposition approuvée attend l’accord de ses parties
   *[other] { $count } propositions approuvées attendent l’accord de leurs parties
}
home-consents = { $count ->
    [one] { $count } proposition attend votre accord
   *[other] { $count } propositions attendent votre accord
}
home-own-requests = { $count ->
    [one] { $count } proposition pour les demandes de votre pays attend la décision de la coordination
   *[other] { $count } propositions pour les demandes de votre pays attendent la décision de la coordination
}
home-proposals = { $count ->
    [one] { $count } proposition
   *[other] { $count } propositions
}
home-deferred = { $count ->
    [one] { $count } proposition reportée arrive à échéance
   *[other] { $count } propositions reportées arrivent à échéance
}
home-due-since = Reportée au { $day } : échéance atteinte
home-due-on = Échéance le { $day }
home-more = { $count ->
    [one] Et { $count } de plus
   *[other] Et { $count } de plus
}

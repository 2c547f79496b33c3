# Con qué se puntúan las propuestas, y por qué. Los identificadores están en el crate `matching`.

criterion-thematic-area = Área temática
criterion-thematic-area-about = La oferta nombra las áreas que nombra la solicitud, primero las más importantes.
criterion-thematic-area-same = { $by ->
    [both] Juntas, las dos ofertas nombran
   *[first] La oferta nombra
} { $rank ->
    [1] la primera área de la solicitud
    [2] la segunda área de la solicitud
   *[other] un área de la solicitud
}, { $wanted }{ $also ->
    [0] .
    [one] , y otra más de sus áreas.
   *[other] , y otras { $also } de sus áreas.
}
criterion-thematic-area-wider = El área solicitada, { $wanted }, forma parte del área más amplia que nombra { $by ->
    [both] la oferta del segundo oferente
   *[first] la oferta
}: { $offered }.
criterion-thematic-area-narrower = El área de { $by ->
    [both] la oferta del segundo oferente
   *[first] la oferta
}, { $offered }, forma parte del área más amplia que nombra la solicitud: { $wanted }.
criterion-thematic-area-category = El área ofrecida, { $offered }, y la solicitada, { $wanted }, pertenecen a la misma categoría: { $shared }.
criterion-thematic-area-sector = El área ofrecida, { $offered }, y la solicitada, { $wanted }, solo tienen en común el sector: { $shared }.
criterion-thematic-area-kin = El área ofrecida, { $offered }, es cercana a la solicitada, { $wanted }.
criterion-thematic-area-none = La oferta no nombra nada cercano al área solicitada: { $wanted }.

criterion-country-fit = Afinidad entre países
criterion-country-fit-about = Oferente y receptor están cerca, se parecen o ya han cooperado.
criterion-country-fit-ties = El oferente ({ $provider }) y el receptor ({ $recipient }) { $ties }.
criterion-country-fit-three = El oferente ({ $provider }) y el receptor ({ $recipient }) { $ties }; la afinidad del segundo oferente ({ $second }) también cuenta un poco.
criterion-country-fit-none = El oferente ({ $provider }) y el receptor ({ $recipient }) no comparten región, bloque regional ni idioma oficial, y no consta ninguna alianza entre ambos.
criterion-country-fit-second = El oferente ({ $provider }) y el receptor ({ $recipient }) no comparten región, bloque regional ni idioma oficial, y no consta ninguna alianza entre ambos; la afinidad del segundo oferente ({ $second }) cuenta un poco.
criterion-country-fit-little = El oferente ({ $provider }) y el receptor ({ $recipient }) no comparten región, bloque regional ni idioma oficial, y no consta ninguna alianza entre ambos; en su nivel de desarrollo no están del todo alejados.
criterion-country-fit-institution = El oferente es un organismo multilateral, por lo que la afinidad cuenta como intermedia.

tie-region = están { $place }
tie-blocs = pertenecen a un mismo bloque ({ $bloc }{ $more ->
    [0] ){""}
    [one] {" "}y uno más)
   *[other] {" "}y { $more } más)
}
tie-programme = están unidos por un programa ({ $programme })
tie-languages = hablan { $languages }
tie-near-languages = hablan lenguas tan cercanas que se entienden
tie-development = tienen un nivel de desarrollo parecido
tie-peers = son { $group }
tie-group-ldc = países menos adelantados
tie-group-lldc = países en desarrollo sin litoral
tie-group-sids = pequeños Estados insulares en desarrollo
tie-past = ya han cooperado{ $times ->
    [one] {""}
   *[other] {" "}({ $times } veces)
}
tie-past-sector = ya han cooperado { $times ->
    [one] en este sector
   *[other] { $times } veces (también en este sector)
}
tie-wanted = cooperarían por deseo del propio receptor

place-002 = en África
place-005 = en América del Sur
place-009 = en Oceanía
place-011 = en África Occidental
place-013 = en América Central
place-014 = en África Oriental
place-015 = en África del Norte
place-017 = en África Central
place-018 = en África Meridional
place-019 = en América
place-021 = en América del Norte
place-029 = en el Caribe
place-030 = en Asia Oriental
place-034 = en Asia Meridional
place-035 = en Asia Sudoriental
place-039 = en Europa Meridional
place-053 = en Australia y Nueva Zelandia
place-054 = en Melanesia
place-057 = en Micronesia
place-061 = en Polinesia
place-142 = en Asia
place-143 = en Asia Central
place-145 = en Asia Occidental
place-150 = en Europa
place-151 = en Europa Oriental
place-154 = en Europa del Norte
place-155 = en Europa Occidental
place-202 = en África Subsahariana
place-419 = en América Latina y el Caribe
place-830 = en las Islas del Canal

criterion-working-language = Idioma de trabajo
criterion-working-language-about = La oferta puede prestarse en un idioma en el que trabaja la institución solicitante.
criterion-working-language-preferred = Ambas partes trabajan en { $language }, el idioma que la solicitud pone primero.
criterion-working-language-shared = Ambas partes pueden trabajar en { $language }, aunque la solicitud ponga otro idioma primero.
criterion-working-language-near = La oferta se presta en { $offered }, lo bastante cercano al { $wanted } para que las partes se entiendan.
criterion-working-language-bridge = El segundo oferente trabaja tanto en { $wanted } como en { $offered }, y así une a las partes.
criterion-working-language-interpretation = Las partes no comparten idioma de trabajo, pero un oferente paga la interpretación.
criterion-working-language-none = La solicitud trabaja en { $wanted } y la oferta en { $offered }: hace falta intérprete.

criterion-modality = Modalidad
criterion-modality-about = La oferta tiene las formas de cooperación que piden las necesidades.
criterion-modality-open = La solicitud deja abierta la forma de cooperación.
criterion-modality-all = Se ofrecen todas las formas solicitadas: { $met }.
criterion-modality-some = Se ofrece como se pide: { $met }; no se ofrece: { $missing }.
criterion-modality-near = Se pide: { $wanted }; se ofrece algo cercano: { $offered }{ $others ->
    [0] .
   *[other] . No se ofrece: { $missing }.
}
criterion-modality-none = No se ofrece ninguna de las formas solicitadas: { $missing }.

criterion-timing = Calendario
criterion-timing-about = Los días de la oferta cubren los de la solicitud y empiezan a tiempo para su urgencia.
criterion-timing-whole = Puede hacerse en todos los días solicitados, del { $from } al { $until }.
criterion-timing-part = Puede hacerse del { $from } al { $until }, es decir, el { $percent } de los días solicitados.
criterion-timing-none = No hay ningún día en que todas las partes estén libres.

criterion-capacity = Capacidad
criterion-capacity-about = Los cupos y las semanas de expertos libres bastan para la solicitud.
criterion-capacity-enough = { $places ->
    [one] Queda un cupo
   *[other] Quedan { $places } cupos
}, con { $weeks ->
    [one] una semana de experto
   *[other] { $weeks } semanas de expertos
} al año donde { $needed ->
    [one] hace falta una
   *[other] hacen falta unas { $needed }
}.
criterion-capacity-short = Solo { $weeks ->
    [one] queda una semana de experto
   *[other] quedan { $weeks } semanas de expertos
} al año donde { $needed ->
    [one] hace falta una
   *[other] hacen falta unas { $needed }
}.

criterion-funding = Financiamiento
criterion-funding-about = Lo que los oferentes aportan y pagan cubre lo que falta para financiar la solicitud.
criterion-funding-own = El receptor asume todo el costo.
criterion-funding-covered = Lo que los oferentes aportan y pagan cubre toda la brecha de { $gap }.
criterion-funding-part = Lo que los oferentes aportan y pagan vale unos { $carried } de la brecha de { $gap }; quedan { $missing } sin cubrir.
criterion-funding-open = Nadie cubre todavía la brecha de { $gap }.
criterion-funding-unknown = La solicitud no indica el costo y la oferta no paga nada.
criterion-funding-unknown-brings = La solicitud no indica el costo con el que comparar los { $usd } que se aportan{ $paid ->
    [0] .
   *[other] ; la oferta paga: { $items }.
}
criterion-funding-unknown-items = La solicitud no indica el costo; la oferta paga: { $items }.

paid-expert-time = tiempo de expertos
paid-travel = viajes
paid-accommodation = alojamiento
paid-materials = materiales
paid-equipment = equipos
paid-interpretation = interpretación
paid-venue = sede y logística

criterion-track-record = Trayectoria
criterion-track-record-about = La oferta se apoya en lo ya hecho, mejor si fue en el receptor o cerca.
criterion-track-record-recipient = Lo que se ofrece ya se hizo en el propio país receptor ({ $country }, desde { $year }): { $what }{ $more ->
    [0] .
    [one] . Se cita una experiencia más.
   *[other] . Se citan { $more } experiencias más.
}
criterion-track-record-near = Lo que se ofrece ya se hizo en la misma parte del mundo ({ $country }, desde { $year }): { $what }{ $more ->
    [0] .
    [one] . Se cita una experiencia más.
   *[other] . Se citan { $more } experiencias más.
}
criterion-track-record-elsewhere = Lo que se ofrece ya se hizo en otra parte ({ $country }, desde { $year }): { $what }{ $more ->
    [0] .
    [one] . Se cita una experiencia más.
   *[other] . Se citan { $more } experiencias más.
}
criterion-track-record-partnerships = La oferta no cita experiencias, pero el oferente tiene { $times ->
    [one] una alianza registrada
   *[other] { $times } alianzas registradas
} en este sector.
criterion-track-record-none = La oferta no cita nada hecho antes.

criterion-text = Lo que dicen los textos
criterion-text-about = Lo que describe la solicitud está descrito en la oferta, en el mismo idioma o en otro.
criterion-text-words = Ambas hablan de: { $words }.
criterion-text-skills = Competencias solicitadas y halladas: { $skills }.
criterion-text-meaning = «{ $asked }» se acerca en su sentido a «{ $offered }».
criterion-text-none = Las dos descripciones no dicen nada parecido.
criterion-text-little = Las dos descripciones solo se parecen un poco en lo que dicen.

criterion-coordination = Coordinación
criterion-coordination-about = Tres partes tienen más que acordar que dos, aunque menos cuando la tercera conoce el área.
criterion-coordination-three = Tres partes tienen más que acordar que dos, así que un segundo oferente debe ganarse su lugar.
criterion-coordination-near = Tres partes tienen más que acordar que dos, pero el segundo oferente ya trabaja en esta área o cerca de ella: { $theme }.

filter-own-country = El propio país hace esta oferta: { $country }.
filter-not-eligible = La oferta no está destinada a { $country }, que no pertenece a ninguno de los grupos que la oferta nombra.
filter-excluded = La oferta excluye a { $country } por su nombre.
filter-unwanted = { $country } no desea a este oferente como socio.
filter-role = La oferta no puede asumir esta función.
filter-window = La oferta está disponible del { $from } al { $until }, lo que deja { $days ->
    [0] ningún día
    [one] un día
   *[other] { $days } días
} en común; { $least ->
    [one] hace falta al menos uno
   *[other] hacen falta al menos { $least }
}.
filter-capacity = Queda demasiado poco: { $places ->
    [0] ningún cupo
    [one] un cupo
   *[other] { $places } cupos
} y { $weeks ->
    [0] ninguna semana de experto
    [one] una semana de experto
   *[other] { $weeks } semanas de expertos
} al año, donde { $needed ->
    [one] hace falta una
   *[other] hacen falta unas { $needed }
}.
filter-kinship = La oferta trata de algo distinto de lo solicitado: { $areas }.
filter-closes-nothing = La oferta solo puede ser de segundo oferente y no cubre nada que los primeros oferentes dejen abierto.

change-enters = { $step }: { $gain ->
    [one] un punto más
   *[other] { $gain } puntos más
}, donde { $needs ->
    [one] hace falta uno
   *[other] hacen falta { $needs }
}.
change-opens = { $step }: entonces la oferta puede considerarse, aunque con muy pocos puntos.
change-opens-onto = { $step }: entonces la oferta entra en la lista, con { $score } puntos.
change-capacity = Dejar libres { $places ->
    [one] un cupo
   *[other] { $places } cupos
} y { $weeks ->
    [one] una semana de experto
   *[other] { $weeks } semanas de expertos
} al año
change-window = Estar disponible del { $from } al { $until }
change-language = Ofrecerla en un idioma más, { $language }
change-modality = Ofrecerla en una forma más, { $modality }
change-evidence = Citar un trabajo ya hecho en { $country }, con su resultado
change-pay-for = Pagar una cosa más: { $item }
change-bring = Aportar { $usd }
change-theme = Nombrar { $theme } como primera área, si el trabajo trata de ello
change-eligible = Abrir la oferta a { $country }
change-include = Dejar de excluir a { $country }
change-lead = Ofrecerla también como conocimiento principal, no solo como apoyo

# Com que se pontuam as propostas, e porquê. Os identificadores estão no crate `matching`.

criterion-thematic-area = Área temática
criterion-thematic-area-about = A oferta nomeia as áreas que a solicitação nomeia, as mais importantes primeiro.
criterion-thematic-area-same = { $by ->
    [both] Juntas, as duas ofertas nomeiam
   *[first] A oferta nomeia
} { $rank ->
    [1] a primeira área da solicitação
    [2] a segunda área da solicitação
   *[other] uma área da solicitação
}, { $wanted }{ $also ->
    [0] .
    [one] , e mais uma das suas áreas.
   *[other] , e mais { $also } das suas áreas.
}
criterion-thematic-area-wider = A área solicitada, { $wanted }, faz parte da área mais ampla que { $by ->
    [both] a oferta do segundo ofertante
   *[first] a oferta
} nomeia: { $offered }.
criterion-thematic-area-narrower = A área { $by ->
    [both] da oferta do segundo ofertante
   *[first] da oferta
}, { $offered }, faz parte da área mais ampla que a solicitação nomeia: { $wanted }.
criterion-thematic-area-category = A área oferecida, { $offered }, e a solicitada, { $wanted }, pertencem à mesma categoria: { $shared }.
criterion-thematic-area-sector = A área oferecida, { $offered }, e a solicitada, { $wanted }, só têm em comum o setor: { $shared }.
criterion-thematic-area-kin = A área oferecida, { $offered }, é próxima da solicitada, { $wanted }.
criterion-thematic-area-none = A oferta não nomeia nada próximo da área solicitada: { $wanted }.

criterion-country-fit = Afinidade entre países
criterion-country-fit-about = Ofertante e receptor são próximos, parecidos ou já cooperaram.
criterion-country-fit-ties = O ofertante ({ $provider }) e o receptor ({ $recipient }) { $ties }.
criterion-country-fit-three = O ofertante ({ $provider }) e o receptor ({ $recipient }) { $ties }; a afinidade do segundo ofertante ({ $second }) também conta um pouco.
criterion-country-fit-none = O ofertante ({ $provider }) e o receptor ({ $recipient }) não compartilham região, bloco regional nem idioma oficial, e não consta nenhuma parceria entre ambos.
criterion-country-fit-second = O ofertante ({ $provider }) e o receptor ({ $recipient }) não compartilham região, bloco regional nem idioma oficial, e não consta nenhuma parceria entre ambos; a afinidade do segundo ofertante ({ $second }) conta um pouco.
criterion-country-fit-little = O ofertante ({ $provider }) e o receptor ({ $recipient }) não compartilham região, bloco regional nem idioma oficial, e não consta nenhuma parceria entre ambos; em nível de desenvolvimento não estão de todo distantes.
criterion-country-fit-institution = O ofertante é um organismo multilateral, por isso a afinidade conta como intermediária.

tie-region = ficam { $place }
tie-blocs = pertencem a um mesmo bloco ({ $bloc }{ $more ->
    [0] ){""}
    [one] {" "}e mais um)
   *[other] {" "}e mais { $more })
}
tie-programme = estão ligados por um programa ({ $programme })
tie-languages = falam { $languages }
tie-near-languages = falam línguas tão próximas que se entendem
tie-development = têm um nível de desenvolvimento parecido
tie-peers = são { $group }
tie-group-ldc = países menos desenvolvidos
tie-group-lldc = países em desenvolvimento sem litoral
tie-group-sids = pequenos Estados insulares em desenvolvimento
tie-past = já cooperaram{ $times ->
    [one] {""}
   *[other] {" "}({ $times } vezes)
}
tie-past-sector = já cooperaram { $times ->
    [one] neste setor
   *[other] { $times } vezes (também neste setor)
}
tie-wanted = cooperariam por desejo do próprio receptor

place-002 = na África
place-005 = na América do Sul
place-009 = na Oceania
place-011 = na África Ocidental
place-013 = na América Central
place-014 = na África Oriental
place-015 = na África do Norte
place-017 = na África Central
place-018 = na África Austral
place-019 = nas Américas
place-021 = na América do Norte
place-029 = no Caribe
place-030 = na Ásia Oriental
place-034 = na Ásia Meridional
place-035 = no Sudeste Asiático
place-039 = na Europa Meridional
place-053 = na Austrália e Nova Zelândia
place-054 = na Melanésia
place-057 = na Micronésia
place-061 = na Polinésia
place-142 = na Ásia
place-143 = na Ásia Central
place-145 = na Ásia Ocidental
place-150 = na Europa
place-151 = na Europa Oriental
place-154 = na Europa Setentrional
place-155 = na Europa Ocidental
place-202 = na África Subsaariana
place-419 = na América Latina e no Caribe
place-830 = nas Ilhas do Canal

criterion-working-language = Idioma de trabalho
criterion-working-language-about = A oferta pode ser prestada em um idioma em que a instituição solicitante trabalha.
criterion-working-language-preferred = Ambas as partes trabalham em { $language }, o idioma que a solicitação põe em primeiro lugar.
criterion-working-language-shared = Ambas as partes podem trabalhar em { $language }, embora a solicitação ponha outro idioma em primeiro lugar.
criterion-working-language-near = A oferta é prestada em { $offered }, próximo o bastante do idioma solicitado ({ $wanted }) para que as partes se entendam.
criterion-working-language-bridge = O segundo ofertante trabalha tanto em { $wanted } quanto em { $offered }, e assim une as partes.
criterion-working-language-interpretation = As partes não têm idioma de trabalho em comum, mas um ofertante paga a interpretação.
criterion-working-language-none = A solicitação trabalha em { $wanted } e a oferta em { $offered }: é preciso intérprete.

criterion-modality = Modalidade
criterion-modality-about = A oferta tem as formas de cooperação que as necessidades pedem.
criterion-modality-open = A solicitação deixa em aberto a forma de cooperação.
criterion-modality-all = Todas as formas solicitadas são oferecidas: { $met }.
criterion-modality-some = Oferecido como se pede: { $met }; não oferecido: { $missing }.
criterion-modality-near = Pede-se: { $wanted }; oferece-se algo próximo: { $offered }{ $others ->
    [0] .
   *[other] . Não se oferece: { $missing }.
}
criterion-modality-none = Nenhuma das formas solicitadas é oferecida: { $missing }.

criterion-timing = Calendário
criterion-timing-about = Os dias da oferta cobrem os da solicitação e começam a tempo para a sua urgência.
criterion-timing-whole = Pode ser feito em todos os dias solicitados, de { $from } a { $until }.
criterion-timing-part = Pode ser feito de { $from } a { $until }, ou seja, { $percent } dos dias solicitados.
criterion-timing-none = Não há nenhum dia em que todas as partes estejam livres.

criterion-capacity = Capacidade
criterion-capacity-about = As vagas e as semanas de especialistas livres bastam para a solicitação.
criterion-capacity-enough = { $places ->
    [one] Resta uma vaga
   *[other] Restam { $places } vagas
}, com { $weeks ->
    [one] uma semana de especialista
   *[other] { $weeks } semanas de especialistas
} por ano onde { $needed ->
    [one] é necessária cerca de uma
   *[other] são necessárias cerca de { $needed }
}.
criterion-capacity-short = Só { $weeks ->
    [one] resta uma semana de especialista
   *[other] restam { $weeks } semanas de especialistas
} por ano onde { $needed ->
    [one] é necessária cerca de uma
   *[other] são necessárias cerca de { $needed }
}.

criterion-funding = Financiamento
criterion-funding-about = O que os ofertantes trazem e pagam cobre o que falta para financiar a solicitação.
criterion-funding-own = O receptor assume todo o custo.
criterion-funding-covered = O que os ofertantes trazem e pagam cobre toda a lacuna de { $gap }.
criterion-funding-part = O que os ofertantes trazem e pagam vale cerca de { $carried } da lacuna de { $gap }; restam { $missing } a cobrir.
criterion-funding-open = Ninguém cobre ainda a lacuna de { $gap }.
criterion-funding-unknown = A solicitação não indica o custo e a oferta não paga nada.
criterion-funding-unknown-brings = A solicitação não indica o custo com que comparar os { $usd } trazidos{ $paid ->
    [0] .
   *[other] ; a oferta paga: { $items }.
}
criterion-funding-unknown-items = A solicitação não indica o custo; a oferta paga: { $items }.

paid-expert-time = tempo de especialistas
paid-travel = viagens
paid-accommodation = hospedagem
paid-materials = materiais
paid-equipment = equipamentos
paid-interpretation = interpretação
paid-venue = local e logística

criterion-track-record = Experiência anterior
criterion-track-record-about = A oferta apoia-se no que já foi feito, melhor se no receptor ou perto dele.
criterion-track-record-recipient = O que se oferece já foi feito no próprio país receptor ({ $country }, a partir de { $year }): { $what }{ $more ->
    [0] .
    [one] . Cita-se mais uma experiência.
   *[other] . Citam-se mais { $more } experiências.
}
criterion-track-record-near = O que se oferece já foi feito na mesma parte do mundo ({ $country }, a partir de { $year }): { $what }{ $more ->
    [0] .
    [one] . Cita-se mais uma experiência.
   *[other] . Citam-se mais { $more } experiências.
}
criterion-track-record-elsewhere = O que se oferece já foi feito em outro lugar ({ $country }, a partir de { $year }): { $what }{ $more ->
    [0] .
    [one] . Cita-se mais uma experiência.
   *[other] . Citam-se mais { $more } experiências.
}
criterion-track-record-partnerships = A oferta não cita experiências, mas o ofertante tem { $times ->
    [one] uma parceria registrada
   *[other] { $times } parcerias registradas
} neste setor.
criterion-track-record-none = A oferta não cita nada feito antes.

criterion-text = O que dizem os textos
criterion-text-about = O que a solicitação descreve está descrito na oferta, no mesmo idioma ou em outro.
criterion-text-words = Ambas falam de: { $words }.
criterion-text-skills = Competências solicitadas e encontradas: { $skills }.
criterion-text-meaning = “{ $asked }” aproxima-se, pelo sentido, de “{ $offered }”.
criterion-text-none = As duas descrições não dizem nada de semelhante.
criterion-text-little = As duas descrições só se assemelham um pouco no que dizem.

criterion-coordination = Coordenação
criterion-coordination-about = Três partes têm mais a acordar do que duas, embora menos quando a terceira conhece a área.
criterion-coordination-three = Três partes têm mais a acordar do que duas, por isso um segundo ofertante precisa merecer o seu lugar.
criterion-coordination-near = Três partes têm mais a acordar do que duas, mas o segundo ofertante já trabalha nesta área ou perto dela: { $theme }.

filter-own-country = O próprio país faz esta oferta: { $country }.
filter-not-eligible = A oferta não se destina a este país ({ $country }): o país não pertence a nenhum dos grupos que ela nomeia.
filter-excluded = A oferta exclui este país pelo nome: { $country }.
filter-unwanted = O receptor ({ $country }) não deseja este ofertante como parceiro.
filter-role = A oferta não pode assumir esta função.
filter-window = A oferta está disponível de { $from } a { $until }, o que deixa { $days ->
    [0] nenhum dia
    [one] um dia
   *[other] { $days } dias
} em comum; { $least ->
    [one] é necessário pelo menos um
   *[other] são necessários pelo menos { $least }
}.
filter-capacity = Resta muito pouco: { $places ->
    [0] nenhuma vaga
    [one] uma vaga
   *[other] { $places } vagas
} e { $weeks ->
    [0] nenhuma semana de especialista
    [one] uma semana de especialista
   *[other] { $weeks } semanas de especialistas
} por ano, onde { $needed ->
    [one] é necessária cerca de uma
   *[other] são necessárias cerca de { $needed }
}.
filter-kinship = A oferta trata de algo diferente do que se solicita: { $areas }.
filter-closes-nothing = A oferta só pode ser de segundo ofertante e não cobre nada que os primeiros ofertantes deixem em aberto.

change-enters = { $step }: { $gain ->
    [one] mais um ponto
   *[other] mais { $gain } pontos
}, onde { $needs ->
    [one] é necessário um
   *[other] são necessários { $needs }
}.
change-opens = { $step }: então a oferta pode ser considerada, embora com pontos de menos.
change-opens-onto = { $step }: então a oferta entra na lista, com { $score } pontos.
change-capacity = Deixar livres { $places ->
    [one] uma vaga
   *[other] { $places } vagas
} e { $weeks ->
    [one] uma semana de especialista
   *[other] { $weeks } semanas de especialistas
} por ano
change-window = Estar disponível de { $from } a { $until }
change-language = Oferecê-la em mais um idioma, { $language }
change-modality = Oferecê-la em mais uma forma, { $modality }
change-evidence = Citar um trabalho já feito ({ $country }), com o seu resultado
change-pay-for = Pagar mais uma coisa: { $item }
change-bring = Trazer { $usd }
change-theme = Nomear { $theme } como primeira área, se o trabalho tratar disso
change-eligible = Abrir a oferta a este país: { $country }
change-include = Deixar de excluir este país: { $country }
change-lead = Oferecê-la também como conhecimento principal, não só como apoio

/** The same as `forecast.ts`, in French. */
export const forecastFrench = {
  'forecast.title': 'Prévision',
  'forecast.open': 'Prévision',
  'forecast.line':
    'Ce que les coûts devraient être, avec quelle certitude, et ce que la même prévision aurait manqué auparavant',
  'forecast.horizon': 'Jusqu’à',
  'forecast.ahead.month-end': 'Fin de ce mois',
  'forecast.ahead.3': '3 mois',
  'forecast.ahead.12': '12 mois',
  'forecast.totalOnly': 'Le total',
  'forecast.expected':
    'En {{month}}, le coût devrait atteindre {{amount}} ; avec une probabilité de 80 %, ce sera entre {{low}} et {{high}}.',
  'forecast.soFar':
    'En {{month}}, le coût est de {{amount}} pour l’instant, facturé jusqu’au {{day}} : la prévision y ajoute les jours qui restent.',
  'forecast.missing':
    'Pas de facture publiée : {{months}}. Un trou met fin à l’historique : seuls les mois qui le suivent comptent.',
  'forecast.growing':
    'Pas encore facturé jusqu’à la fin : {{months}}. Il compte tel quel, et ce qui en est prévu peut être trop faible.',
  'forecast.none': 'Rien d’où prévoir',
  'forecast.noneHelp':
    'Aucun mois publié et terminé n’a de coût qui corresponde à ces filtres. Une prévision demande sept mois d’affilée.',
  'forecast.picture': 'Les coûts, et ce qu’ils devraient être',
  'forecast.summary':
    'Les coûts mois par mois, puis la prévision et ses intervalles. {{expected}} Le tableau a chaque chiffre.',
  'forecast.months': 'Les mois en chiffres',
  'forecast.each':
    'Prévision de chacun ; le total est prévu pour lui-même et n’est pas leur somme',
  'forecast.howSure':
    'Comment elle est faite, et ce qu’elle aurait valu auparavant',
  'forecast.madeBy': 'Méthode : {{method}}.',
  'forecast.explained.seasonal':
    'Elle suit le niveau, la tendance et la saison du passé, surtout des derniers mois ; la tendance s’amortit à mesure qu’elle porte plus loin.',
  'forecast.explained.trend':
    'Elle suit le niveau et la tendance du passé, surtout des derniers mois ; la tendance s’amortit à mesure qu’elle porte plus loin. Une saison demande 27 mois.',
  'forecast.explained.run-rate':
    'Chaque mois devrait coûter ce que les trois derniers ont coûté en moyenne. Une tendance demande 13 mois.',
  'forecast.backtest_one':
    'La même prévision, faite depuis {{count}} mois passé et comparée à ce qui est venu, à côté de la référence naïve saisonnière (la valeur de l’année d’avant, ou du mois d’avant sans année) :',
  'forecast.backtest_other':
    'La même prévision, faite depuis chacun de {{count}} mois passés et comparée à ce qui est venu, à côté de la référence naïve saisonnière (la valeur de l’année d’avant, ou du mois d’avant sans année) :',
  'forecast.ofHorizon':
    'Chaque horizon prend la méthode qui en aurait manqué le moins : un autre horizon peut donner un autre montant du même mois.',
  'forecast.untested_one':
    'Pas plus d’un mois en avant n’a pu être comparé : ce qu’elle vaut plus loin n’est pas connu.',
  'forecast.untested_other':
    'Pas plus de {{count}} mois en avant n’ont pu être comparés : ce qu’elle vaut plus loin n’est pas connu.',
  'forecast.wape': 'Manqué (WAPE)',
  'forecast.baselineWape': 'Manqué par la référence',
  'forecast.bias': 'Biais',
  'forecast.baselineBias': 'Biais de la référence',
  'forecast.coverage80': 'Dans l’intervalle à 80 %',
  'forecast.coverage95': 'Dans l’intervalle à 95 %',
  'forecast.column.month': 'Mois',
  'forecast.column.actual': 'Réel',
  'forecast.column.expected': 'Prévision',
  'forecast.column.low80': '80 % de',
  'forecast.column.high80': '80 % à',
  'forecast.column.low95': '95 % de',
  'forecast.column.high95': '95 % à',
  'forecast.column.last': 'Dernier mois',
  'forecast.column.how': 'Méthode',
  'forecast.short.seasonal': 'Saison et tendance',
  'forecast.short.trend': 'Tendance',
  'forecast.short.run-rate': 'Rythme actuel',
  'forecast.short.not-enough-data': 'Pas assez de données',
  'forecast.short.worse-than-baseline': 'Moins bonne que la référence',
  'forecast.tab.expected':
    'En {{month}}, le coût devrait atteindre {{amount}} ({{low}} à {{high}})',
  'forecast.tab.budget': 'budget {{budget}} : {{share}}',
  'forecast.tab.noBudget': 'pas de budget',
  'forecast.tab.nothing': 'En {{month}}, rien n’est prévu',
  'forecast.method.seasonal':
    'lissage exponentiel avec saison et tendance amortie',
  'forecast.method.trend': 'lissage exponentiel avec tendance amortie',
  'forecast.method.run-rate': 'la moyenne des trois derniers mois',
  'forecast.reason.not-enough-data':
    'Pas assez de données : il faut au moins sept mois publiés d’affilée pour juger une prévision à ce qu’elle aurait manqué.',
  'forecast.reason.worse-than-baseline':
    'Rien n’est prévu : la référence (la valeur de l’année d’avant, ou du mois d’avant sans année) aurait moins manqué les mois passés qu’aucune méthode.',
};

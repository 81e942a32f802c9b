"""Makes goldenForecasts.json: what statsmodels says of the same models.

    python3 -m venv venv && venv/bin/pip install statsmodels==0.15.0
    venv/bin/python goldenForecasts.py > goldenForecasts.json
"""

import json

import numpy as np
import pandas as pd
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.exponential_smoothing.initialization import (
    _initialization_heuristic,
)

SEASON = 12
STEPS = 14


def made(months, seasonal, seed):
    """A company's monthly cost: growth that slows, a season where asked, and noise."""
    random = np.random.default_rng(seed)
    month = np.arange(months)
    level = 20000 + 900 * (1 - 0.95**month) / 0.05
    season = 2500 * np.sin(2 * np.pi * month / SEASON) if seasonal else 0
    return np.round(level + season + random.normal(0, 700, months), 2)


def golden(name, series, seasonal):
    level, trend, season = _initialization_heuristic(
        series, trend="add", seasonal="add" if seasonal else None, seasonal_periods=SEASON
    )
    model = ETSModel(
        pd.Series(series),
        error="add",
        trend="add",
        damped_trend=True,
        seasonal="add" if seasonal else None,
        seasonal_periods=SEASON if seasonal else None,
        initialization_method="known",
        initial_level=level,
        initial_trend=trend,
        initial_seasonal=season,
        bounds={"damping_trend": (0.8, 0.98)},
    )
    fit = model.fit(disp=False, maxiter=2000)
    values = dict(zip(model.param_names, fit.params))
    forecast = fit.get_prediction(start=len(series), end=len(series) + STEPS - 1)
    variance = np.asarray(forecast.forecast_variance)
    return {
        "name": name,
        "series": list(series),
        "season": SEASON if seasonal else 0,
        "initial": {
            "level": float(level),
            "trend": float(trend),
            "season": [float(value) for value in season] if seasonal else [],
        },
        "smoothing": {
            "alpha": float(values["smoothing_level"]),
            "beta": float(values["smoothing_trend"]),
            "phi": float(values["damping_trend"]),
            "gamma": float(values.get("smoothing_seasonal", 0)),
        },
        "sumOfSquares": float(fit.sse),
        "errors": [float(value) for value in fit.resid],
        "forecast": [float(value) for value in np.asarray(fit.forecast(STEPS))],
        "varianceGrowth": [float(value / variance[0]) for value in variance],
    }


print(
    json.dumps(
        [
            golden("a year and a month", made(13, False, 1), False),
            golden("two years without a season", made(24, False, 2), False),
            golden("three years with a season", made(36, True, 3), True),
            golden("two years with a season", made(24, True, 4), True),
        ],
        indent=1,
    )
)

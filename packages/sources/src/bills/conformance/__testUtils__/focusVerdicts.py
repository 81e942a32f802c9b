"""Makes focusVerdicts.csv, a bill with faults, and focusVerdicts.json, what focus-validator says of it.

    python3.12 -m venv venv && venv/bin/pip install focus-validator==2.2.1
    PATH=venv/bin:$PATH venv/bin/python focusVerdicts.py
"""

import csv
import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

import focus_validator

HERE = Path(__file__).parent

GOOD = {
    "AvailabilityZone": "eu-west-1a",
    "BilledCost": "1.5",
    "BillingAccountId": "acct-1",
    "BillingAccountName": "Company",
    "BillingAccountType": "Organization",
    "BillingCurrency": "USD",
    "BillingPeriodEnd": "2024-10-01T00:00:00Z",
    "BillingPeriodStart": "2024-09-01T00:00:00Z",
    "ChargeCategory": "Usage",
    "ChargeClass": "",
    "ChargeDescription": "A machine for an hour",
    "ChargeFrequency": "Usage-Based",
    "ChargePeriodEnd": "2024-09-02T01:00:00Z",
    "ChargePeriodStart": "2024-09-02T00:00:00Z",
    "CommitmentDiscountCategory": "",
    "CommitmentDiscountId": "",
    "CommitmentDiscountName": "",
    "CommitmentDiscountQuantity": "",
    "CommitmentDiscountStatus": "",
    "CommitmentDiscountType": "",
    "CommitmentDiscountUnit": "",
    "ConsumedQuantity": "2.5",
    "ConsumedUnit": "Hours",
    "ContractedCost": "1.5",
    "ContractedUnitPrice": "0.6",
    "EffectiveCost": "1.5",
    "InvoiceId": "INV-1",
    "InvoiceIssuerName": "Amazon Web Services",
    "ListCost": "1.8",
    "ListUnitPrice": "0.72",
    "PricingCategory": "Standard",
    "PricingCurrency": "USD",
    "PricingCurrencyContractedUnitPrice": "0.6",
    "PricingCurrencyEffectiveCost": "1.5",
    "PricingCurrencyListUnitPrice": "0.72",
    "PricingQuantity": "2.5",
    "PricingUnit": "Hours",
    "ProviderName": "Amazon Web Services",
    "PublisherName": "Amazon Web Services",
    "RegionId": "eu-west-1",
    "RegionName": "Ireland",
    "ResourceId": "i-0123",
    "ResourceName": "web",
    "ResourceType": "Instance",
    "ServiceCategory": "Compute",
    "ServiceName": "Amazon Elastic Compute Cloud",
    "ServiceSubcategory": "Virtual Machines",
    "SkuId": "SKU-1",
    "SkuMeter": "Compute usage",
    "SkuPriceDetails": '{"CoreCount": 2}',
    "SkuPriceId": "SKU-1.PRICE-1",
    "SubAccountId": "sub-1",
    "SubAccountName": "Shop",
    "SubAccountType": "Account",
    "Tags": '{"application": "shop"}',
}

# One fault, or one that goes with another, on each line.
FAULTS = [
    {},
    {"BillingAccountName": "", "SubAccountName": ""},
    {"ChargeCategory": "Fee"},
    {"ChargeClass": "Refund"},
    {"ChargeDescription": ""},
    {"ChargeFrequency": "Daily"},
    {"ConsumedQuantity": "three"},
    {"ConsumedQuantity": "", "ConsumedUnit": "Hours"},
    {"InvoiceIssuerName": ""},
    {"ListCost": "2.5"},
    {"ListUnitPrice": "-0.72", "ListCost": "-1.8"},
    {"PricingCategory": "Cheap"},
    {"PricingQuantity": "", "PricingUnit": "Hours"},
    {"PublisherName": ""},
    {"RegionId": "", "RegionName": "Ireland"},
    {"ResourceId": "", "ResourceName": "web", "ResourceType": "Instance"},
    {"ServiceCategory": "Computing"},
    {"ServiceName": ""},
    {"SkuId": "", "SkuPriceId": "SKU-1.PRICE-1"},
    {"SubAccountId": "", "SubAccountName": "Shop"},
    {"Tags": "application=shop"},
    {"CommitmentDiscountId": "sp-1", "CommitmentDiscountCategory": "Spendings"},
]


def write_bill():
    bill = HERE / "focusVerdicts.csv"
    with bill.open("w", newline="") as file:
        lines = csv.DictWriter(file, GOOD, lineterminator="\n")
        lines.writeheader()
        lines.writerows({**GOOD, **fault} for fault in FAULTS)
    return bill


def verdicts_of(bill):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "verdicts.xml"
        options = "--validate-version 1.2 --focus-dataset CostAndUsage --block-download --applicability-criteria ALL --output-type unittest"
        # It looks for its list of currencies below the folder that it is started in.
        subprocess.run(
            ["focus-validator", "--data-file", bill, *options.split(), "--output-destination", out],
            cwd=Path(focus_validator.__file__).parent.parent,
            stdout=subprocess.DEVNULL,
        )
        case = r'<testcase name="([^ ]+) :: [^"]*"[^>]*?(?:/>|>\s*<(failure|error|skipped)\b)'
        found = re.findall(case, out.read_text())
    return {rule: "failed" if verdict == "failure" else "passed" for rule, verdict in sorted(found) if verdict in ("", "failure")}


verdicts = verdicts_of(write_bill())
(HERE / "focusVerdicts.json").write_text(json.dumps(verdicts, indent=2) + os.linesep)

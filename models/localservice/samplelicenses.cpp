// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The licenses of the sample: those that the vendor issued, and those of others that the customer
// received.
#include "localservice/samplecatalog.h"
#include "localservice/samplerandom.h"
#include "localservice/sampleworld.h"

#include <algorithm>
#include <limits>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr int never = std::numeric_limits<int>::max();
constexpr qint64 unlimited = -1;

/// What is told of a license before chance fills in the rest.
struct Plan {
    QStringView product;
    QStringView slug; ///< of the vendor's customer
    QStringView party; ///< in the license's name; empty: the company's first word
    qint64 used = 0;
    qint64 limit = 0;
    int endsInDays = 0;
    QStringView region = u"us-east-1";
    LicenseStatus status = LicenseStatus::Available;
    int start = 600; ///< thousandths of what is used now, 90 days ago
    int dip = 0;
    int gaps = 0;
    bool overage = false;
    int versions = 0; ///< 0: drawn
};

using Status = LicenseStatus;

// Near and over their limits, about to end, ended, suspended: what an overview is there to show.
constexpr Plan plans[] = {
    {u"Render Pro",
     u"brightwater",
     {},
     104,
     100,
     42,
     u"us-east-1",
     Status::Available,
     640,
     0,
     0,
     true},
    {u"Render Node", u"kestrel", {}, 1912, 2000, 287, u"eu-west-1", Status::Available, 700},
    {u"Mesh Studio", u"tidewater", {}, 46, 50, 85, u"us-east-1", Status::Available, 780, 250},
    {u"Render Pro",
     u"kestrel",
     {},
     84,
     100,
     42,
     u"us-east-1",
     Status::Available,
     830,
     420,
     2,
     true},
    {u"Color", u"quarry", {}, 37, 45, 13, u"us-east-1", Status::Available, 760},
    {u"Mesh Studio", u"solberg", {}, 41, 50, 195, u"eu-north-1", Status::Available, 800, 0, 3},
    {u"Archive", u"lumen", {}, 7840, 10'000, 287, u"us-east-1", Status::Available, 720},
    {u"Render Pro", u"orchard", {}, 58, 80, 240, u"us-east-1", Status::Available, 1180},
    {u"Dispatch", u"pinnacle", {}, 212, 300, 346, u"us-west-2", Status::Available, 690},
    {u"Dispatch", u"orchard", {}, 165, 250, 240, u"us-west-2", Status::Available, 1120},
    {u"Render Node", u"lumen", {}, 610, 1000, 287, u"eu-west-1", Status::Available, 850, 0, 2},
    {u"Color", u"brightwater", {}, 22, 40, 42, u"us-east-1", Status::Available, 700},
    {u"Mesh Studio", u"vantage", {}, 24, 50, 134, u"us-east-1", Status::Suspended, 1700},
    {u"Insight", u"solberg", {}, 9, 20, 195, u"eu-north-1", Status::Available, 600},
    {u"Insight", u"kestrel", u"all customers", 1386, unlimited, never, u"us-east-1",
     Status::Available, 740},
    {u"Archive", u"marlow", {}, 0, 5000, 364, u"eu-west-1", Status::PendingAvailable, 0},
    {u"Color", u"fennwick", {}, 0, 10, -19, u"us-east-1", Status::Available, 700},
    {u"Dispatch", u"harrow", {}, 0, 120, 73, u"us-west-2", Status::Deactivated, 600},
    {u"Render Pro", u"halo", u"Trial 2025", 0, 25, -78, u"us-east-1", Status::Available, 500},
    {u"Color", u"kestrel", {}, 12, 20, 210, u"us-east-1"},
    {u"Insight", u"kestrel", {}, 31, 40, 150, u"us-east-1"},
    {u"Dispatch", u"kestrel", {}, 18, 60, 210, u"us-west-2"},
    {u"Archive", u"kestrel", {}, 2210, 4000, 25, u"us-east-1", Status::Available, 900},
    {u"Mesh Studio", u"kestrel", {}, 0, 30, 365, u"us-east-1", Status::Available, 0},
    {u"Signal Lab", u"kestrel", {}, 0, 24, 365, u"eu-west-1", Status::Available, 0},
    {u"Render Pro", u"kestrel", u"Kestrel 2027", 0, 120, 407, u"us-east-1", Status::Available, 0},
    {u"Vault Sync", u"kestrel", {}, 0, 400, 120, u"us-east-1", Status::Deleted, 300},
    {u"Site Planner", u"kestrel", {}, 7, 15, 28, u"eu-west-1", Status::Available, 900},
    {u"Color", u"harrow", {}, 0, 8, -40, u"us-east-1", Status::Deleted, 500},
    {u"Site Planner", u"quarry", {}, 5, 12, 9, u"us-east-1", Status::Available, 1000},
};

struct Foreign {
    QStringView issuer;
    QStringView account;
    QStringView product;
    QStringView sku;
    QStringView name; ///< of the license
    QStringView main;
    qint64 used;
    qint64 limit;
    int endsInDays;
    QStringView region;
};

// What the customer received from others.
constexpr Foreign foreigns[] = {
    {u"Halden", u"777788889999", u"Halden CAD Suite", u"halden-cad", u"Halden CAD Suite, design",
     u"Seats", 0, 40, 320, u"us-east-1"},
    {u"Halden", u"777788889999", u"Halden CAD Suite", u"halden-cad", u"Halden CAD Suite, Leeds",
     u"Seats", 0, 25, 320, u"us-east-1"},
    {u"Halden", u"777788889999", u"Halden CAD Viewer", u"halden-viewer", u"Halden CAD Viewer, site",
     u"Viewers", 143, 200, 96, u"us-east-1"},
    {u"Halden", u"777788889999", u"Halden Drawing Server", u"halden-drawings",
     u"Halden Drawing Server", u"Servers", 3, 4, 96, u"eu-west-1"},
    {u"Orbit Tools", u"222233334444", u"Orbit Compiler", u"orbit-compiler",
     u"Orbit Compiler, CI 40", u"BuildSlots", 0, 40, 180, u"eu-west-1"},
    {u"Orbit Tools", u"222233334444", u"Orbit Debugger", u"orbit-debugger", u"Orbit Debugger",
     u"Seats", 61, 75, 180, u"eu-west-1"},
    {u"Orbit Tools", u"222233334444", u"Orbit Profiler", u"orbit-profiler", u"Orbit Profiler",
     u"Seats", 4, 10, 22, u"eu-west-1"},
    {u"Northgate", u"888899990000", u"Northgate Sensor Pack", u"northgate-sensors",
     u"Sensor Pack, laboratory", u"Sensors", 0, 500, 400, u"us-east-1"},
    {u"Northgate", u"888899990000", u"Northgate Calibration", u"northgate-calibration",
     u"Northgate Calibration", u"Benches", 11, 12, 61, u"us-east-1"},
    {u"Northgate", u"888899990000", u"Northgate Archive", u"northgate-archive",
     u"Northgate Archive", u"Storage", 870, 2000, 61, u"us-east-1"},
    {u"Lumen", u"333344445555", u"Lumen Statistics", u"lumen-statistics", u"Lumen Statistics 2025",
     u"Seats", 27, 30, 17, u"us-west-2"},
    {u"Lumen", u"333344445555", u"Lumen Statistics", u"lumen-statistics", u"Lumen Statistics 2026",
     u"Seats", 0, 45, 382, u"us-west-2"},
    {u"Mistral", u"555566667777", u"Mistral ERP", u"mistral-erp", u"Mistral ERP core", u"Users",
     388, 450, 230, u"eu-central-1"},
    {u"Mistral", u"555566667777", u"Mistral Payroll", u"mistral-payroll", u"Mistral Payroll",
     u"Employees", 1204, 1250, 230, u"eu-central-1"},
};

QString firstWord(QStringView text)
{
    return text.left(text.indexOf(u' ') < 0 ? text.size() : text.indexOf(u' ')).toString();
}

/// Makes licenses one after the other; each draws from a stream of its own.
class LicenseMaker {
public:
    explicit LicenseMaker(const SampleStamp &stamp) : m_stamp(stamp) { }

    SampleLicense make(const Plan &plan) const
    {
        const sample::Product &product = sample::productNamed(plan.product);
        const sample::Company &company = sample::customerNamed(plan.slug);
        const QString party =
            plan.party.isEmpty() ? firstWord(company.name) : plan.party.toString();
        const QString name = sample::licenseName(product.name, party);
        SampleRandom random(m_stamp.seed, u"license "_s + name);
        SampleLicense made = begin(random, sample::vendor, name, product.name, product.sku);
        License &license = made.license;
        license.beneficiary = company.name.toString();
        license.homeRegion = plan.region.toString();
        license.status = plan.status;
        setValidity(random, license, plan.endsInDays);
        addEntitlements(random, made, plan, product);
        setConsumption(random, license, product.sku == u"render-pro");
        // Only borrowed check-outs need a signature.
        if (license.consumptionConfiguration->borrowConfiguration)
            license.issuer->signKey = signKey(*license.homeRegion);
        license.licenseMetadata = {{Metadata{u"Contract"_s, contract(random)},
                                    Metadata{u"Account manager"_s, manager(random)}}};
        made.tags = {{u"customer"_s, company.slug.toString()},
                     {u"product"_s, product.sku.toString()}};
        if (random.chance(60))
            made.tags.append({u"cost-center"_s, QString::number(random.between(4100, 4190))});
        if (random.chance(30))
            made.tags.append({u"renewal"_s, random.chance(50) ? u"auto"_s : u"on request"_s});
        setHistory(random, made, plan);
        if (plan.status == LicenseStatus::Deleted)
            made.deletedAt = m_stamp.inDays(-int(random.between(5, 60)));
        return made;
    }

    SampleLicense make(const Foreign &plan) const
    {
        SampleRandom random(m_stamp.seed, u"license "_s + plan.name.toString());
        const sample::Company issuer{plan.issuer, {}, plan.account};
        SampleLicense made = begin(random, issuer, plan.name.toString(), plan.product, plan.sku);
        License &license = made.license;
        license.beneficiary = sample::customer.name.toString();
        license.homeRegion = plan.region.toString();
        license.status = LicenseStatus::Available;
        setValidity(random, license, plan.endsInDays);
        SampleUse use = held(random, plan.main, EntitlementUnit::Count, plan.used, plan.limit);
        if (plan.main == u"Storage")
            use.unit = EntitlementUnit::Gigabytes;
        made.uses.push_back(use);
        Entitlement entitlement{plan.main.toString(), {}, plan.limit, false, Open(use.unit), true};
        Entitlement support{u"Support"_s, u"business hours"_s,         {},
                            {},           Open(EntitlementUnit::None), {}};
        license.entitlements = {{entitlement, support}};
        setConsumption(random, license, false);
        license.licenseMetadata = {{Metadata{u"Order"_s, u"PO-"_s + random.hex(6).toUpper()}}};
        made.versionTimes = {license.validity->begin.instant().value_or(m_stamp.madeAt)};
        return made;
    }

private:
    SampleLicense begin(SampleRandom &random, const sample::Company &issuer, const QString &name,
                        QStringView product, QStringView sku) const
    {
        SampleLicense made;
        made.account = issuer.account.toString();
        License &license = made.license;
        license.licenseArn =
            u"arn:aws:license-manager::%1:license:l-%2"_s.arg(made.account, random.hex(32));
        license.licenseName = name;
        license.productName = product.toString();
        license.productSku = sku.toString();
        IssuerDetails details;
        details.name = issuer.name.toString();
        details.keyFingerprint =
            u"aws:%1:%2:issuer-fingerprint"_s.arg(made.account, issuer.name.toString());
        license.issuer = details;
        return made;
    }

    void setValidity(SampleRandom &random, License &license, int endsInDays) const
    {
        const int age = int(random.between(130, 700));
        const int begins = endsInDays == never ? -age : std::min(endsInDays - 365, -130);
        DatetimeRange validity;
        validity.begin = DateText(m_stamp.inDays(begins));
        if (endsInDays != never)
            validity.end = DateText(m_stamp.inDays(endsInDays));
        license.validity = validity;
        const Instant created =
            m_stamp.inDays(begins) - std::chrono::minutes(random.between(900, 20'000));
        license.createTime = DateText(QString::number(
            std::chrono::floor<std::chrono::seconds>(created).time_since_epoch().count()));
    }

    static SampleUse held(SampleRandom &random, QStringView name, EntitlementUnit unit, qint64 used,
                          qint64 limit)
    {
        SampleUse use;
        use.entitlement = name.toString();
        use.unit = unit;
        use.consumed = used;
        if (limit != unlimited)
            use.maxCount = limit;
        use.curve.start = int(random.between(550, 980));
        use.curve.wave = int(random.between(15, 60));
        use.curve.noise = int(random.between(10, 35));
        use.random = random.next();
        return use;
    }

    static void addEntitlements(SampleRandom &random, SampleLicense &made, const Plan &plan,
                                const sample::Product &product)
    {
        QList<Entitlement> entitlements;
        SampleUse main = held(random, product.main, product.mainUnit, plan.used, plan.limit);
        main.curve.start = plan.start;
        main.curve.dip = plan.dip;
        main.curve.gaps = plan.gaps;
        if (plan.used == 0 && plan.start == 0) // nobody has begun
            main.curve.wave = main.curve.noise = 0;
        main.curve.interval = std::chrono::minutes(15);
        main.overage = plan.overage;
        entitlements.append(
            {main.entitlement, {}, main.maxCount, plan.overage, Open(product.mainUnit), true});
        made.uses.push_back(main);
        if (!product.second.isEmpty()) {
            const qint64 limit =
                product.secondDrawdown ? random.between(6, 90) * 1000 : random.between(10, 40);
            const qint64 used = plan.used == 0 ? 0 : limit * random.between(150, 820) / 1000;
            SampleUse second = held(random, product.second, product.secondUnit, used, limit);
            second.drawdown = product.secondDrawdown;
            if (second.drawdown) {
                second.curve.start = int(random.between(200, 700));
                second.curve.wave = 0;
                second.curve.noise = 0;
            }
            entitlements.append({second.entitlement,
                                 {},
                                 limit,
                                 false,
                                 Open(product.secondUnit),
                                 !product.secondDrawdown});
            made.uses.push_back(second);
        }
        if (!product.feature.isEmpty())
            entitlements.append({product.feature.toString(),
                                 product.featureValue.toString(),
                                 {},
                                 {},
                                 Open(EntitlementUnit::None),
                                 {}});
        made.license.entitlements = entitlements;
    }

    static void setConsumption(SampleRandom &random, License &license, bool monthly)
    {
        ConsumptionConfiguration configuration;
        configuration.renewType = monthly ? RenewType::Monthly : RenewType::None;
        configuration.provisionalConfiguration =
            ProvisionalConfiguration{random.chance(30) ? 4320 : 10'080};
        if (random.chance(35))
            configuration.borrowConfiguration = BorrowConfiguration{random.chance(60), 10'080};
        license.consumptionConfiguration = configuration;
    }

    /// The vendor has one key in each Region.
    QString signKey(const QString &region) const
    {
        SampleRandom random(m_stamp.seed, u"sign key "_s + region);
        const QString hex = random.hex(32);
        return u"arn:aws:kms:%1:%2:key/%3-%4-4%5-a%6-%7"_s.arg(
            region, sample::vendor.account.toString(), hex.left(8), hex.mid(8, 4), hex.mid(12, 3),
            hex.mid(15, 3), hex.right(12));
    }

    static QString contract(SampleRandom &random)
    {
        return u"C-%1"_s.arg(random.between(20'000, 29'999));
    }

    static QString manager(SampleRandom &random)
    {
        static constexpr QStringView names[] = {u"M. Okafor", u"L. Brandt", u"S. Petrov",
                                                u"A. Lindqvist", u"R. Mehta"};
        return random.oneOf(names).toString();
    }

    /// Earlier versions: a smaller limit, then the present one.
    void setHistory(SampleRandom &random, SampleLicense &made, const Plan &plan) const
    {
        const int drawn = plan.used == 0 ? 1 : int(random.between(1, 3));
        const int versions = plan.versions == 0 ? drawn : plan.versions;
        const Instant begin = made.license.validity->begin.instant().value_or(m_stamp.madeAt);
        made.versionTimes = {begin};
        for (int version = 1; version < versions; ++version) {
            License before = made.license;
            before.version = QString::number(version);
            if (version == 1 && made.uses.front().maxCount) {
                Entitlement &main = (*before.entitlements)[0];
                main.maxCount = std::max<qint64>(1, *main.maxCount * 8 / 10);
            }
            made.earlier.append(before);
            const int daysAgo =
                version == 1 ? int(random.between(35, 75)) : int(random.between(6, 30));
            made.versionTimes.append(m_stamp.inDays(-daysAgo)
                                     + std::chrono::minutes(random.between(420, 1020)));
        }
        made.license.version = QString::number(versions);
    }

    SampleStamp m_stamp;
};

/// The vendor's further customers, drawn by chance.
std::vector<Plan> drawnPlans(const SampleStamp &stamp)
{
    SampleRandom random(stamp.seed, u"more licenses");
    static constexpr QStringView regions[] = {u"us-east-1", u"us-east-1", u"us-west-2",
                                              u"eu-west-1", u"eu-north-1"};
    std::vector<Plan> drawn;
    for (const sample::Product &product : sample::products()) {
        for (const sample::Company &company : sample::customers()) {
            const bool told = std::ranges::any_of(plans, [&](const Plan &plan) {
                return plan.product == product.name && plan.slug == company.slug;
            });
            if (told || !random.chance(45))
                continue;
            Plan plan{product.name, company.slug};
            plan.limit = product.mainUnit == EntitlementUnit::Gigabytes
                ? random.between(2, 40) * 500
                : random.between(1, 30) * 10;
            plan.used = plan.limit * random.between(80, 790) / 1000;
            plan.endsInDays = int(random.between(31, 420));
            plan.region = random.oneOf(regions);
            plan.start = int(random.between(500, 1150));
            plan.dip = random.chance(25) ? int(random.between(80, 300)) : 0;
            plan.gaps = random.chance(20) ? 1 : 0;
            drawn.push_back(plan);
        }
    }
    return drawn;
}

} // namespace

std::vector<SampleLicense> sampleLicenses(const SampleStamp &stamp)
{
    const LicenseMaker maker(stamp);
    std::vector<SampleLicense> licenses;
    // What stands out comes first, so that it is in the first page of a list.
    for (const Plan &plan : plans)
        licenses.push_back(maker.make(plan));
    for (const Plan &plan : drawnPlans(stamp))
        licenses.push_back(maker.make(plan));
    for (const Foreign &foreign : foreigns)
        licenses.push_back(maker.make(foreign));
    for (SampleLicense &license : licenses) {
        if (!license.license.version)
            license.license.version = u"1"_s;
    }
    return licenses;
}

} // namespace lc

// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The usage plans, API keys and the year of API traffic of the sample.
#include "localservice/samplecatalog.h"
#include "localservice/samplerandom.h"
#include "localservice/samplerhythm.h"
#include "localservice/sampleworld.h"

#include <algorithm>

namespace lc {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView region = u"us-east-1";
constexpr int days = 365; ///< of traffic, the present day included
constexpr int wantedKeys = 120;
constexpr double busyRate = 50; ///< of plans that limit single methods, too

struct PlanFacts {
    QStringView name;
    QStringView description;
    qint64 limit; ///< 0: no quota
    QuotaPeriod period;
    qint64 offset;
    double rate;
    qint64 burst;
    QStringView stage;
};

constexpr PlanFacts planFacts[] = {
    {u"Free", u"For trying out", 1000, QuotaPeriod::Month, 0, 2, 5, u"public"},
    {u"Silver", u"One application", 25'000, QuotaPeriod::Month, 0, 20, 40, u"public"},
    {u"Gold", u"Several applications", 50'000, QuotaPeriod::Month, 0, 50, 100, u"public"},
    {u"Partner", u"Resellers, by the week", 120'000, QuotaPeriod::Week, 0, 100, 250, u"partner"},
    {u"Build servers", u"Continuous integration, by the day", 6000, QuotaPeriod::Day, 0, 25, 60,
     u"internal"},
    {u"Unlimited", u"By contract", 0, QuotaPeriod::Month, 0, 200, 400, u"public"},
};

/// A key whose present period is told; `used` is of that period.
struct KeyFacts {
    QStringView name;
    QStringView slug;
    QStringView plan;
    qint64 used;
    qint64 extension = 0;
    bool exhausted = false;
};

constexpr KeyFacts keyFacts[] = {
    {u"halo-mobile", u"halo", u"Silver", 25'000, 0, true},
    {u"tidewater-batch", u"tidewater", u"Gold", 45'120},
    {u"kestrel-ci", u"kestrel", u"Silver", 20'870},
    {u"orchard-prod", u"orchard", u"Gold", 47'310, 10'000},
    {u"lumen-portal", u"lumen", u"Gold", 28'940},
    {u"brightwater-app", u"brightwater", u"Gold", 24'006},
    {u"quarry-ingest", u"quarry", u"Free", 388},
    {u"marlow-web", u"marlow", u"Silver", 6105},
    {u"vantage-dev", u"vantage", u"Free", 0},
    {u"solberg-scada", u"solberg", u"Unlimited", 161'377},
};

class UsageMaker {
public:
    explicit UsageMaker(SampleWorld &world) : m_world(world) { }

    void addPlans()
    {
        for (const PlanFacts &facts : planFacts) {
            SampleRandom random(m_world.stamp.seed, u"usage plan "_s + facts.name.toString());
            SamplePlan made;
            made.account = sample::vendor.account.toString();
            made.region = region.toString();
            UsagePlan &plan = made.plan;
            plan.id = random.letters(6);
            plan.name = facts.name.toString();
            plan.description = facts.description.toString();
            plan.apiStages = {{ApiStage{random.letters(10), facts.stage.toString(), {}}}};
            plan.throttle = ThrottleSettings{facts.burst, facts.rate};
            if (facts.limit != 0)
                plan.quota = QuotaSettings{facts.limit, facts.offset, Open(facts.period)};
            if (random.chance(50))
                plan.tags = {{u"product"_s, u"acme-api"_s}};
            if (facts.rate >= busyRate)
                addMethodThrottles(plan.apiStages->first(), facts);
            m_world.plans.push_back(made);
            addRestApi(made);
        }
    }

    void addKeys()
    {
        drawKeys();
        // The newest keys are listed first.
        for (auto facts = std::rbegin(keyFacts); facts != std::rend(keyFacts); ++facts) {
            SampleRandom random(m_world.stamp.seed, u"key "_s + facts->name.toString());
            const QString id = addKey(random, facts->name.toString(),
                                      sample::customerNamed(facts->slug), 370, true);
            SamplePlan &plan = planNamed(facts->plan);
            plan.members.push_back({id, tellYear(random, plan, *facts)});
        }
    }

private:
    /// What costs most is limited more narrowly than the plan.
    static void addMethodThrottles(ApiStage &stage, const PlanFacts &facts)
    {
        stage.throttle = {{u"/reports/GET"_s, {facts.burst / 10, facts.rate / 10}},
                          {u"/search/{index}/POST"_s, {facts.burst / 2, facts.rate / 2}}};
    }

    SamplePlan &planNamed(QStringView name)
    {
        return *std::ranges::find_if(
            m_world.plans, [name](const SamplePlan &plan) { return plan.plan.name == name; });
    }

    /// The API that a plan opens, with a stage that no plan has.
    void addRestApi(const SamplePlan &plan)
    {
        const ApiStage &stage = plan.plan.apiStages->first();
        RestApi api;
        api.id = stage.apiId;
        api.name = u"Acme API: "_s + plan.plan.name->toLower();
        api.description = plan.plan.description;
        m_world.restApis.push_back({plan.account, plan.region, api, {*stage.stage, u"test"_s}});
    }

    static std::optional<Quota> quotaOf(const SamplePlan &plan)
    {
        if (!plan.plan.quota)
            return std::nullopt;
        return Quota{*plan.plan.quota->limit, *plan.plan.quota->period->known(),
                     *plan.plan.quota->offset};
    }

    QString addKey(SampleRandom &random, const QString &name, const sample::Company &company,
                   int ageInDays, bool enabled)
    {
        ApiKey key;
        key.id = random.letters(10);
        key.name = name;
        key.value = random.letters(40);
        key.customerId = company.name.toString();
        key.enabled = enabled;
        key.createdDate =
            m_world.stamp.inDays(-ageInDays) + std::chrono::seconds(random.between(0, 86'399));
        key.lastUpdatedDate = key.createdDate;
        key.stageKeys.emplace();
        key.tags = {
            {u"stage"_s,
             name.contains(u"-stage"_s) || name.endsWith(u"-dev"_s) ? u"test"_s : u"prod"_s}};
        if (name.contains(u"-batch"_s) || name.contains(u"-sync"_s))
            key.tags->insert(u"team"_s, u"integration"_s);
        if (random.chance(40))
            key.description = u"Made for %1"_s.arg(company.name);
        m_world.keys.push_back({sample::vendor.account.toString(), region.toString(), key});
        return *key.id;
    }

    void drawKeys()
    {
        static constexpr QStringView purposes[] = {u"web",     u"mobile",  u"batch", u"sync",
                                                   u"stage",   u"reports", u"kiosk", u"import",
                                                   u"monitor", u"search"};
        static constexpr QStringView shares[] = {
            u"Free", u"Free",    u"Free",          u"Silver", u"Silver", u"Silver",
            u"Gold", u"Partner", u"Build servers", u"Free",   u"Silver", u"Unlimited"};
        QStringList names;
        while (names.size() < wantedKeys - qsizetype(std::size(keyFacts))) {
            SampleRandom random(m_world.stamp.seed, u"drawn key %1"_s.arg(names.size()));
            const sample::Company &company =
                sample::customers()[names.size() % qsizetype(sample::customers().size())];
            QString name = company.slug.toString() + u'-' + random.oneOf(purposes).toString();
            for (int number = 2; names.contains(name) || isTold(name); ++number)
                name = company.slug.toString() + u'-' + random.oneOf(purposes).toString() + u'-'
                    + QString::number(number);
            names.append(name);
            // Ages fall, so that the order of creation is that of the list.
            const int age = int(900 - names.size() * 7);
            const bool enabled = !random.chance(5);
            const QString id = addKey(random, name, company, age, enabled);
            SamplePlan &plan = planNamed(random.oneOf(shares));
            plan.members.push_back({id, drawYear(random, plan, age, enabled)});
        }
    }

    static bool isTold(const QString &name)
    {
        return std::ranges::find(keyFacts, name, &KeyFacts::name) != std::end(keyFacts);
    }

    /// Counts a day's requests as the service would: no more than the quota allows.
    static void count(KeyUsage &usage, const std::optional<Quota> &quota, Day day, qint64 requests)
    {
        if (quota)
            requests = std::clamp<qint64>(balanceAt(*quota, usage, day), 0, requests);
        if (requests > 0)
            usage.used[day] += requests;
    }

    qint64 requestsOn(SampleRandom &random, qint64 average, int growth, Day day) const
    {
        const qint64 age = (m_world.stamp.day() - day).count();
        // Linear growth: `growth` thousandths of today's traffic came within the year.
        const qint64 grown = average * (1000 - growth * age / days) / 1000;
        const qint64 jitter = random.between(820, 1180);
        qint64 requests = grown * samplerhythm::weekShare(day) / 1000 * jitter / 1000;
        if (random.chance(1))
            requests *= 2;
        return day == m_world.stamp.day()
            ? requests * samplerhythm::shareOfDay(m_world.stamp.madeAt) / 1'000'000
            : requests;
    }

    KeyUsage drawYear(SampleRandom &random, const SamplePlan &plan, int age, bool enabled) const
    {
        KeyUsage usage;
        if (random.chance(6)) // never used
            return usage;
        const auto quota = quotaOf(plan);
        const int perPeriod = quota && quota->period == QuotaPeriod::Month ? 30
            : quota && quota->period == QuotaPeriod::Week                  ? 7
                                                                           : 1;
        const qint64 limit = quota ? quota->limit : 5000;
        const qint64 average =
            std::max<qint64>(1, limit * random.between(40, 830) / 1000 / perPeriod);
        const int growth = int(random.between(-100, 700));
        const int first = std::min(age, days) - 1;
        const int last = enabled ? 0 : int(random.between(20, 120));
        for (int ago = first; ago >= last; --ago) {
            const Day day = m_world.stamp.day() - std::chrono::days(ago);
            count(usage, quota, day, requestsOn(random, average, growth, day));
        }
        return usage;
    }

    /// A year that ends with what is told of the present period.
    KeyUsage tellYear(SampleRandom &random, const SamplePlan &plan, const KeyFacts &facts) const
    {
        KeyUsage usage;
        if (facts.used == 0)
            return usage;
        const auto quota = quotaOf(plan);
        const Day today = m_world.stamp.day();
        const Day begin = quotaWindow(quota ? quota->period : QuotaPeriod::Month,
                                      quota ? quota->offset : 0, today)
                              .first;
        const qint64 elapsed = (today - begin).count() + 1;
        // What is told may be a busier month than those before.
        const qint64 most = quota ? quota->limit * 9 / 10 / 31 : facts.used;
        const qint64 average = std::min(facts.used / std::max<qint64>(elapsed, 20), most);
        for (int ago = days - 1; ago >= int(elapsed); --ago) {
            const Day day = today - std::chrono::days(ago);
            count(usage, quota, day, requestsOn(random, average, 450, day));
        }
        spread(random, usage, facts, begin, today);
        if (facts.extension != 0)
            usage.extensions[begin + std::chrono::days(elapsed * 6 / 10)] = facts.extension;
        return usage;
    }

    /// Spreads what is told over the days of the present period, to the last request.
    void spread(SampleRandom &random, KeyUsage &usage, const KeyFacts &facts, Day begin,
                Day today) const
    {
        std::vector<qint64> weights;
        qint64 sum = 0;
        // An exhausted key has had no traffic lately.
        const Day end =
            facts.exhausted && (today - begin).count() > 4 ? today - std::chrono::days(2) : today;
        for (Day day = begin; day <= end; day += std::chrono::days(1)) {
            qint64 weight = samplerhythm::weekShare(day) * random.between(850, 1150);
            if (day == m_world.stamp.day())
                weight = weight * samplerhythm::shareOfDay(m_world.stamp.madeAt) / 1'000'000;
            weights.push_back(std::max<qint64>(1, weight));
            sum += weights.back();
        }
        qint64 before = 0;
        qint64 spreadSoFar = 0;
        Day day = begin;
        for (const qint64 weight : weights) {
            before += weight;
            const qint64 until = facts.used * before / sum;
            if (until > spreadSoFar)
                usage.used[day] = until - spreadSoFar;
            spreadSoFar = until;
            day += std::chrono::days(1);
        }
    }

    SampleWorld &m_world;
};

} // namespace

void addSampleUsagePlans(SampleWorld &world)
{
    UsageMaker maker(world);
    maker.addPlans();
    maker.addKeys();
}

} // namespace lc

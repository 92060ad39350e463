// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/apikeydetails.h"

#include "core/json.h"
#include "domain/arn.h"
#include "items/usageplantables.h"
#include "pages/actionrow.h"
#include "pages/detaillist.h"
#include "pages/detailtabs.h"
#include "pages/keyvalueline.h"
#include "pages/recorddetails.h"
#include "pages/tageditor.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

/// A row under the cursor while the arrow key is held down is not worth a call.
constexpr std::chrono::milliseconds settling{180};

} // namespace

ApiKeyDetails::ApiKeyDetails(PageContext &context, QWidget *parent)
    : QWidget(parent),
      m_record(new RecordDetails(context.theme, tr("Choose a key to see its details."),
                                 tr("Key ID"), this)),
      m_value(new KeyValueLine(context, m_record)), m_tabs(new DetailTabs(context.theme, m_record)),
      m_plans(new DetailList(context.theme, context.clock, usagePlansTable(),
                             {u"name"_s, u"limit"_s, u"period"_s}, tr("Plans"), m_tabs)),
      m_tags(new TagEditor(context, m_tabs)), m_buttons(new ActionRow(context.theme, this))
{
    setObjectName(u"apiKeyDetails"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    constexpr int tabsHeight = 160;
    m_tabs->setMinimumHeight(tabsHeight);
    m_tabs->bar().setAccessibleName(tr("More about this key"));
    m_plans->setEmptySentence(tr("In no plan: it opens no API that asks for a plan."));
    m_plans->linkRowsTo(u"usage-plans"_s);
    m_tabs->addTab(m_plans, tr("Plans"));
    m_tabs->addTab(m_tags, tr("Tags"));
    connect(m_plans, &DetailList::titleChanged, this,
            [this](const QString &text) { m_tabs->setTitle(m_plans, text); });
    connect(m_tags, &TagEditor::titleChanged, this,
            [this](const QString &text) { m_tabs->setTitle(m_tags, text); });
    connect(m_tags, &TagEditor::saved, this, &ApiKeyDetails::tagsSaved);
    m_readSoon.setSingleShot(true);
    connect(&m_readSoon, &QTimer::timeout, this, &ApiKeyDetails::readTags);
    m_record->setExtra(m_value);
    m_record->setExtra(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_record, 1);
    layout->addWidget(m_buttons);
    clear();
}

void ApiKeyDetails::setActions(const QList<QAction *> &actions, const QList<QAction *> &more)
{
    m_buttons->setActions(actions, more);
}

void ApiKeyDetails::clear()
{
    m_record->clear();
    m_value->setKey({}, {});
    m_readSoon.stop();
    m_key = {};
    m_buttons->hide();
}

void ApiKeyDetails::show(const ApiKey &key, const QList<UsagePlan> &plans, const RowOrigin &origin)
{
    const bool isEnabled = key.enabled.value_or(false);
    const Badge state = isEnabled ? Badge{u"enabled"_s, tr("Enabled"), Tone::Success, u"ok"_s}
                                  : Badge{u"disabled"_s, tr("Disabled"), Tone::Neutral, u"pause"_s};
    m_buttons->show();
    m_record->begin(key.name.value_or(QString()), state, key.id.value_or(QString()));
    m_record->addFacts(typeOf<ApiKey>(), &key, {"id", "name", "enabled", "tags", "stageKeys"});
    m_record->addFact(tr("Region"), origin.region);
    m_record->setJson(writeJsonForPeople(typeOf<ApiKey>(), &key));
    m_value->setKey(key.id.value_or(QString()), origin);
    m_plans->setRecords(plans, origin);
    if (key.id != m_key.id || origin != m_origin) {
        m_tags->clear();
        m_tagged.clear();
    }
    if (key != m_key || m_tagged.isEmpty())
        m_readSoon.start(settling);
    m_key = key;
    m_origin = origin;
}

void ApiKeyDetails::readTags()
{
    if (!m_key.id)
        return;
    const QString arn =
        Arn::ofGateway(m_origin.partition, m_origin.region, u"/apikeys/"_s + *m_key.id).text();
    if (std::exchange(m_tagged, arn) == arn)
        m_tags->reload();
    else
        m_tags->show(m_origin.connection, arn, m_key.name.value_or(QString()));
}

} // namespace lc

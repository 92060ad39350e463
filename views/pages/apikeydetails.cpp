// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/apikeydetails.h"

#include "core/json.h"
#include "items/licensetables.h"
#include "items/usageplantables.h"
#include "pages/actionrow.h"
#include "pages/detaillist.h"
#include "pages/detailtabs.h"
#include "pages/keyvalueline.h"
#include "pages/recorddetails.h"
#include "workflows/tagging.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

ApiKeyDetails::ApiKeyDetails(PageContext &context, QWidget *parent)
    : QWidget(parent),
      m_record(new RecordDetails(context.theme, tr("Choose a key to see its details."),
                                 tr("Key ID"), this)),
      m_value(new KeyValueLine(context, m_record)), m_tabs(new DetailTabs(context.theme, m_record)),
      m_plans(new DetailList(context.theme, context.clock, usagePlansTable(),
                             {u"name"_s, u"limit"_s, u"period"_s}, tr("Plans"), m_tabs)),
      m_tags(new DetailList(context.theme, context.clock, tagsTable(), {u"key"_s, u"value"_s},
                            tr("Tags"), m_tabs)),
      m_buttons(new ActionRow(context.theme, this))
{
    setObjectName(u"apiKeyDetails"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    constexpr int tabsHeight = 160;
    m_tabs->setMinimumHeight(tabsHeight);
    m_tabs->bar().setAccessibleName(tr("More about this key"));
    m_plans->setEmptySentence(tr("In no plan: it opens no API that asks for a plan."));
    m_plans->linkRowsTo(u"usage-plans"_s);
    m_tags->setEmptySentence(tr("No tags."));
    for (DetailList *list : {m_plans, m_tags}) {
        m_tabs->addTab(list, list == m_plans ? tr("Plans") : tr("Tags"));
        connect(list, &DetailList::titleChanged, this,
                [this, list](const QString &text) { m_tabs->setTitle(list, text); });
    }
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
    m_tags->setRecords(tagsOf(key.tags.value_or(QMap<QString, QString>())), origin);
}

} // namespace lc

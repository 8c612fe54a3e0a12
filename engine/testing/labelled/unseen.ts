import type { Labelled } from './objects.ts';

/** Objects that neither the dictionary nor the weights were made with: what to expect where nobody looked before. */
export const unseen: readonly Labelled[] = [
  {
    name: 'users of a help desk and contacts of a CRM',
    left: `users; id = {at}; name = {first} {last}; email = {mail}; phone = {e164}; organization = {firm};
      locale = de|en|es @a; time_zone = Berlin; role: end-user|agent|admin = end-user; suspended: b = false;
      details = met at {street} {number}; created_at: at = {day}T08:00:00Z; last_login_at: at = {day2}T08:00:00Z`,
    right: `contacts; hs_object_id = {at+900}; firstname = {first}; lastname = {last}; email = {lower:mail}; mobilephone = -;
      phone = {phone}; associatedcompany = {firm}; hs_language = de|en|es @a; lifecyclestage: lead|customer @b;
      jobtitle = Buyer|CEO @c; createdate: at = {day2}T09:00:00Z; message = met at {street} {number}`,
    truth: `name = firstname + lastname; email = email; phone = phone; organization = associatedcompany;
      locale = hs_language; details = message`,
  },
  {
    name: 'customers of an old ERP and accounts of a CRM',
    left: `KNA1; KUNNR = 000{number}; NAME1 = {firm}; STRAS = {street} {house}; PSTLZ = {zip}; ORT01 = {city}; LAND1 = {code};
      TELF1 = {phone}; TELFX = 030 {number+5}5; STCEG = DE{number}; SMTP_ADDR = {mail}; KTOKD = 0001|0002 @a;
      LOEVM = X|-|-|- @b; ERDAT = {bare:day}`,
    right: `Account; Id = 001{at}; AccountNumber = {number}; Name = {firm}; BillingStreet = {street} {house};
      BillingPostalCode = {zip}; BillingCity = {city}; BillingCountryCode = {code}; Phone = {phone}; Fax = 030 {number+5}5;
      Tax_Number__c = DE{number}; Email__c = {mail}; Type = Customer|Partner @c; Industry = Retail|Energy @d;
      CreatedDate: at = {day2}T09:00:00Z`,
    truth: `KUNNR = AccountNumber; NAME1 = Name; STRAS = BillingStreet; PSTLZ = BillingPostalCode; ORT01 = BillingCity;
      LAND1 = BillingCountryCode; TELF1 = Phone; TELFX = Fax; STCEG = Tax_Number__c; SMTP_ADDR = Email__c`,
  },
  {
    name: 'issues and work items',
    left: `issue; key = TD-{at}; summary = Fix {number}; description: r = See {street} {number}; issuetype: Bug|Story|Task @a;
      status: To Do|In Progress|Done @b; priority: Low|Medium|High|Highest @c; assignee = {first} {last}; reporter = {mail};
      duedate: day = {day}; timeestimate: i = {small*3600}; storypoints: d = {number%13}; resolution = -; labels: s = a{small},b`,
    right: `WorkItem; System_Id: i = {at+4000}; Title = Fix {number}; Description: r = See {street} {number};
      WorkItemType: Bug|User Story|Task @a; State: New|Active|Closed @b; Priority: 4|3|2|1 @c; AssignedTo = {first} {last};
      CreatedBy = {mail}; TargetDate: at = {day}T00:00:00Z; OriginalEstimateHours: d = {small}; Effort: d = {number%13};
      Tags = a{small}, b; AreaPath = Web|App @d`,
    truth: `summary = Title; description = Description; issuetype = WorkItemType; status = State; priority = Priority;
      assignee = AssignedTo; reporter = CreatedBy; duedate = TargetDate; timeestimate = OriginalEstimateHours;
      storypoints = Effort; labels = Tags`,
  },
  {
    name: 'variants of a shop and a German item master',
    left: `variants; variant_id = {at}; sku = v{number}; display_name = {firm} no. {house}; price: d = {money:number};
      cost: d = {money:amount}; grams: i = {small*100}; barcode = 4007{number}12; stock: i = {number%711};
      collection = Tools|Paint|Wood @a; tax_class: standard|reduced = standard|standard|reduced @b;
      available_for_sale: b = true|true|false @c`,
    right: `ARTSTAMM; LFDNR = {at+31}; ARTNR = V{number}; BEZ1 = {firm} no. {house}; VKPR = {comma:number}; EKPR = {comma:amount};
      GEW_KG = {decimalComma:small}; EAN13 = 4007{number}12; BEST = {number%711}; WGRP = Tools|Paint|Wood @a;
      MWST_KZ: V|E = V|V|E @b; GESPERRT: b = false; LAGERPLATZ = A1|B2 @d`,
    truth: `sku = ARTNR; display_name = BEZ1; price = VKPR; cost = EKPR; barcode = EAN13; stock = BEST;
      collection = WGRP; tax_class = MWST_KZ; grams = GEW_KG`,
  },
];
